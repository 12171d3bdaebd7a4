// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { useFault } from '../view.js';
import type { FormState, Option } from './field.js';
import { Icon } from './icon.js';

interface ChoiceProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly form?: FormState;
  readonly initial?: string;
  readonly hint?: string | undefined;
  readonly required?: boolean;
}

/** One of several, all in sight. */
export function RadioGroup(props: ChoiceProps): VNode {
  const { name, legend, options, form, initial, hint, required } = props;
  const chosen = form?.values[name] ?? initial;
  const error = form?.errors[name];
  useFault({ name, id: `field-${name}`, label: legend, fault: error });
  const errorId = `field-${name}-error`;
  const hintId = `field-${name}-hint`;
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      id={`field-${name}`}
      class={error ? 'field field--error' : 'field'}
      aria-describedby={described || undefined}
    >
      <legend>{legend}</legend>
      {hint ? (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={errorId}>
          <Icon name="error" />
          {error}
        </p>
      ) : null}
      {options.map(({ value, text }) => (
        <div class="check" key={value}>
          <input
            type="radio"
            name={name}
            id={`field-${name}-${value}`}
            value={value}
            checked={value === chosen}
            required={required}
          />
          <label for={`field-${name}-${value}`}>{text}</label>
        </div>
      ))}
    </fieldset>
  );
}

interface CheckboxProps {
  readonly name: string;
  /** Where a page holds the same box more than once. */
  readonly id?: string;
  readonly label: ComponentChildren;
  readonly hint?: string | undefined;
  readonly form?: FormState;
  readonly initial?: boolean;
  readonly required?: boolean;
}

export function Checkbox(props: CheckboxProps): VNode {
  const { name, id = `field-${name}`, label, hint, form, initial = false, required } = props;
  const error = form?.errors[name];
  useFault({ name, id, label: typeof label === 'string' ? label : '', fault: error });
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  const typed = Object.keys(form?.values ?? {}).length > 0;
  return (
    <div class={error ? 'field field--error' : 'field'}>
      {hint ? (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={errorId}>
          <Icon name="error" />
          {error}
        </p>
      ) : null}
      <div class="check">
        <input
          type="checkbox"
          name={name}
          id={id}
          value="yes"
          checked={typed ? form?.values[name] === 'yes' : initial}
          required={required}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={described || undefined}
        />
        <label for={id}>{label}</label>
      </div>
    </div>
  );
}
