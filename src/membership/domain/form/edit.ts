// SPDX-License-Identifier: AGPL-3.0-or-later
import { mostQuestions, type FormDefinition, type Question } from './definition.js';

export interface AskedQuestion {
  readonly question: Question;
  readonly required: boolean;
}

/** Changes the question of a name, or adds one at the end; undefined when there are enough already. */
export function withQuestion(
  form: FormDefinition,
  name: string | undefined,
  { question, required }: AskedQuestion,
): FormDefinition | undefined {
  if (name !== undefined && !Object.hasOwn(form.properties, name)) return undefined;
  if (name === undefined && Object.keys(form.properties).length >= mostQuestions) return undefined;
  const key = name ?? freeName(form);
  const others = form.required.filter((one) => one !== key);
  return {
    ...form,
    properties: { ...form.properties, [key]: question },
    required: required ? [...others, key] : others,
  };
}

export function withoutQuestion(form: FormDefinition, name: string): FormDefinition {
  const { [name]: _dropped, ...properties } = form.properties;
  return { ...form, properties, required: form.required.filter((one) => one !== name) };
}

/** One place further up; the first stays where it is. */
export function raised(form: FormDefinition, name: string): FormDefinition {
  const entries = Object.entries(form.properties);
  const at = entries.findIndex(([key]) => key === name);
  const [one] = at > 0 ? entries.splice(at, 1) : [];
  if (one) entries.splice(at - 1, 0, one);
  return { ...form, properties: Object.fromEntries(entries) };
}

function freeName({ properties }: FormDefinition): string {
  const numbers = Object.keys(properties).map((name) => Number(/^q(\d+)$/.exec(name)?.[1] ?? 0));
  return `q${Math.max(0, ...numbers) + 1}`;
}
