// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { useFault } from '../view.js';
import { Icon } from './icon.js';

/** A form that is shown again: what was typed, and the fault of each field in the reader's language. */
export interface FormState {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly errors: Readonly<Record<string, string | undefined>>;
}

export const emptyForm: FormState = { values: {}, errors: {} };

interface FieldProps {
  readonly name: string;
  /** Where a page holds the same field more than once. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly form?: FormState;
  /** What stands there before anything was typed. */
  readonly initial?: string | undefined;
  readonly required?: boolean;
}

interface FrameProps extends FieldProps {
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}

const errorOf = ({ form, name }: FieldProps): string | undefined => form?.errors[name];
const valueOf = ({ form, name, initial }: FieldProps): string =>
  form?.values[name] ?? initial ?? '';
const idOf = ({ id, name }: FieldProps): string => id ?? `field-${name}`;

/** Ties the control to its hint and its fault for those who hear the page. */
function described(
  field: FieldProps & { readonly type?: string },
): Record<string, string | boolean | undefined> {
  const ids = [
    field.hint ? `${idOf(field)}-hint` : '',
    errorOf(field) ? `${idOf(field)}-error` : '',
  ].filter(Boolean);
  return {
    id: idOf(field),
    name: field.name,
    type: field.type,
    required: field.required,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': errorOf(field) ? 'true' : undefined,
  };
}

function Frame(props: FrameProps): VNode {
  const error = errorOf(props);
  const id = idOf(props);
  useFault({ name: props.name, id, label: props.label, fault: error });
  return (
    <div class={`field${error ? ' field--error' : ''}${props.wide ? ' field--wide' : ''}`}>
      <label for={id}>{props.label}</label>
      {props.hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="error" />
          {error}
        </p>
      ) : null}
      {props.children}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  /** Text unless said. */
  readonly type?: 'text' | 'email' | 'search' | 'url' | 'number' | 'date';
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** Of a number. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly wide?: boolean;
  /** What may be picked instead of typed. */
  readonly suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps): VNode {
  const { suggestions = [] } = props;
  const list = suggestions.length > 0 ? `${idOf(props)}-list` : undefined;
  return (
    <Frame {...props}>
      <input
        class="input"
        value={valueOf(props)}
        autocomplete={props.autocomplete}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        list={list}
        {...described(props)}
      />
      {list ? (
        <datalist id={list}>
          {suggestions.map((text) => (
            <option value={text} key={text} />
          ))}
        </datalist>
      ) : null}
    </Frame>
  );
}

export function TextArea(props: FieldProps & { rows?: number; maxLength?: number }): VNode {
  return (
    <Frame {...props}>
      <textarea
        class="input"
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        {...described(props)}
      >
        {valueOf(props)}
      </textarea>
    </Frame>
  );
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

export function Select(props: FieldProps & { options: readonly Option[] }): VNode {
  const chosen = valueOf(props);
  return (
    <Frame {...props}>
      <select class="input" {...described(props)}>
        {props.options.map(({ value, text }) => (
          <option value={value} selected={value === chosen} key={value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}
