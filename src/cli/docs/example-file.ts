// SPDX-License-Identifier: AGPL-3.0-or-later
import { stringify } from 'yaml';
import type { Shape } from '../../../config/shape.js';

const head = `# The whole configuration of Piazza, generated from config/schema.ts (npm run docs).
# PIAZZA_CONFIG names the file; PORT wins over http.port; no other variable is read, unless named here:
#   !env NAME    the value of a variable
#   !file path   the content of a file, relative to the working directory
# Lines behind a # show a default, or something that may be left out. Every field: docs/configuration.md
`;

/** A file with every field: what must be set as an example, what has a default behind a `#`. */
export function exampleFile(schema: Shape): string {
  const sections = Object.keys(schema.properties ?? {}).map((key) =>
    fields(schema, '', (name) => name === key).join('\n'),
  );
  const text = sections.filter(Boolean).join('\n\n');
  return `${head}\n${text.replaceAll(/^( *)## /gm, '$1# ')}\n`;
}

/** Lines that begin with `##` are words; those with `#` are fields that may be left out. */
function fields(shape: Shape, name: string, only = (_key: string): boolean => true): string[] {
  const all = Object.entries(shape.properties ?? {});
  const entries = all.filter(([key, field]) => !field.internal && only(key));
  return entries.flatMap(([key, field]) => {
    const required = shape.required?.includes(key) ?? false;
    return [...comment(field), ...lines(key, field, { required, name })];
  });
}

const comment = ({ description, enum: values }: Shape): string[] => {
  const choice = values ? `One of ${values.join(', ')}.` : '';
  const text = [description, choice].filter(Boolean).join(' ');
  return text ? [`## ${text}`] : [];
};

interface Place {
  readonly required: boolean;
  /** The field that holds this one: names the files of its keys. */
  readonly name: string;
}

function lines(key: string, field: Shape, { required, name }: Place): string[] {
  if (field.properties) return section(key, field, required);
  if (field.items?.properties && field.default === undefined) {
    return [`${key}:`, ...item(field.items, key)];
  }
  const [example = null] = field.examples ?? [];
  const value = field.default ?? example;
  const text = `${key}: ${scalar(value, name)}`;
  return required ? [text] : [`# ${text}`];
}

/** A section that may be left out, or whose fields all have defaults, needs not be written. */
function section(key: string, field: Shape, required: boolean): string[] {
  const inside = fields(field, key);
  const optional = !required && field.default === undefined;
  const spaced = optional ? inside.map(hide) : inside;
  const hidden = spaced.every((line) => line.startsWith('#'));
  return [hidden ? `# ${key}:` : `${key}:`, ...spaced.map((line) => indent(line, hidden))];
}

function item(shape: Shape, name: string): string[] {
  const [first = '', ...rest] = fields(shape, name).filter((line) => !line.startsWith('##'));
  return [`  - ${first}`, ...rest.map((line) => `    ${line}`)];
}

const hide = (line: string): string => (line.startsWith('#') ? line : `# ${line}`);

function indent(line: string, hidden: boolean): string {
  if (!hidden) return `  ${line}`;
  return line.startsWith('## ') ? `#   # ${line.slice(3)}` : `#   ${line.slice(2)}`;
}

function scalar(value: unknown, name: string): string {
  if (typeof value === 'string' && /^!(env|file) /.test(value)) return value.replace('NAME', name);
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
