// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Shape } from '../../../config/shape.js';

const head = `# Configuration

Generated from \`config/schema.ts\` by \`npm run docs\`; \`config/example.yaml\` shows the same as a file.

One YAML file, named by the variable \`PIAZZA_CONFIG\`, read once at start. \`PORT\` wins over \`http.port\`.
\`!env NAME\` stands for the value of a variable, \`!file path\` for the content of a file (relative to the
working directory). A file with faults stops the start: all of them are listed, each with its path and
what to write instead. No secret has a default.
`;

/** A table per section, then one per built-in kind of provider. */
export function configurationPage(schema: Shape, kinds: Readonly<Record<string, Shape>>): string {
  const providers = Object.entries(kinds).map(
    ([kind, shape]) =>
      `## Provider \`${kind}\`\n\nUnder \`providers[].config\`.\n\n${table(rows(shape, ''))}`,
  );
  return [head, ...sections(schema), ...providers].join('\n');
}

function sections(schema: Shape): string[] {
  const entries = Object.entries(schema.properties ?? {}).filter(([, field]) => !field.internal);
  return entries.map(([name, field]) => {
    const required = schema.required?.includes(name) ?? false;
    const inside = rows(field.items ?? field, name + (field.items ? '[]' : ''));
    const own = [row({ path: name, field, required })];
    const body = inside.length > 0 ? inside : own;
    return `## \`${name}\`\n\n${field.description ?? ''}\n\n${table(body)}`;
  });
}

function table(body: readonly string[]): string {
  const header = ['| field | what it is | value | default |', '|---|---|---|---|'];
  return `${[...header, ...body].join('\n')}\n`;
}

function rows(shape: Shape, prefix: string): string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, field]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    const required = shape.required?.includes(key) ?? false;
    const inside = field.items?.properties ? rows(field.items, `${path}[]`) : rows(field, path);
    return [row({ path, field, required }), ...inside];
  });
}

function row({ path, field, required }: { path: string; field: Shape; required: boolean }): string {
  const secret = field.secret ? ' Secret.' : '';
  const cells = [`\`${path}\``, `${field.description ?? ''}${secret}`.trim(), valueOf(field)];
  return `| ${[...cells, fallback(field, required)].map(cell).join(' | ')} |`;
}

function valueOf(field: Shape): string {
  if (field.enum) return field.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (field.anyOf) return field.anyOf.map(valueOf).join(' or ');
  const [example] = field.examples ?? [];
  const type = field.properties ? 'section' : (field.type ?? 'any');
  return example === undefined ? type : `${type}, as \`${text(example)}\``;
}

function fallback(field: Shape, required: boolean): string {
  if (field.default !== undefined && !field.properties) return `\`${text(field.default)}\``;
  return required ? '**must be set**' : '';
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
const cell = (content: string): string => content.replaceAll('|', '\\|').replaceAll('\n', ' ');
