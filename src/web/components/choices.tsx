// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { FormState, Option } from './field.js';
import { Icon } from './icon.js';

interface ChoiceProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly form?: FormState;
  readonly initial?: string;
}

/** One of several, all in sight. */
export function RadioGroup({ name, legend, options, form, initial }: ChoiceProps): VNode {
  const chosen = form?.values[name] ?? initial;
  const error = form?.errors[name];
  const errorId = `field-${name}-error`;
  return (
    <fieldset
      class={error ? 'field field--error' : 'field'}
      aria-describedby={error ? errorId : undefined}
    >
      <legend>{legend}</legend>
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
  readonly label: string;
  readonly form?: FormState;
  readonly required?: boolean;
}

export function Checkbox({
  name,
  id = `field-${name}`,
  label,
  form,
  required,
}: CheckboxProps): VNode {
  const error = form?.errors[name];
  const errorId = `${id}-error`;
  return (
    <div class={error ? 'field field--error' : 'field'}>
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
          checked={form?.values[name] === 'yes'}
          required={required}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? errorId : undefined}
        />
        <label for={id}>{label}</label>
      </div>
    </div>
  );
}
