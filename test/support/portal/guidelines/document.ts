// SPDX-License-Identifier: AGPL-3.0-or-later

/** A document as a tree of plain values, every reference replaced by what it stands for. */
export type Tree = Readonly<Record<string, unknown>>;

export const at = (node: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => Object(inner)[key], node);

export const entriesAt = (node: unknown, ...path: readonly string[]): [string, unknown][] =>
  Object.entries(Object(at(node, ...path)));

export function resolved(document: object): Tree {
  const root = JSON.parse(JSON.stringify(document)) as Tree;
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const target = at(node, '$ref');
    if (typeof target === 'string') return walk(at(root, ...target.slice(2).split('/')));
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(root) as Tree;
}

/** Every object of the tree, with the way to it. */
export function nodesOf(node: unknown, way = '#'): readonly (readonly [string, Tree])[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.entries(node).flatMap(([key, child]) => nodesOf(child, `${way}/${key}`));
  return [[way, node as Tree], ...inner];
}

export const schemasOf = (document: Tree, ...types: readonly string[]) =>
  nodesOf(document).filter(([, { type }]) => typeof type === 'string' && types.includes(type));

export interface Called {
  readonly where: string;
  readonly path: string;
  readonly method: string;
  readonly operation: Tree;
}

export const operationsOf = (document: Tree): readonly Called[] =>
  entriesAt(document, 'paths').flatMap(([path, methods]) =>
    entriesAt(methods).map(([method, operation]) => ({
      where: `${method} ${path}`,
      path,
      method,
      operation: operation as Tree,
    })),
  );

export interface Answer {
  readonly where: string;
  readonly path: string;
  readonly status: string;
  readonly answer: Tree;
}

/** Every answer of every operation, those only whose status begins so. */
export const answersOf = (document: Tree, ...statuses: readonly string[]): readonly Answer[] =>
  operationsOf(document).flatMap(({ where, path, operation }) =>
    entriesAt(operation, 'responses')
      .filter(([status]) => statuses.some((start) => status.startsWith(start)))
      .map(([status, answer]) => ({
        where: `${where} ${status}`,
        path,
        status,
        answer: answer as Tree,
      })),
  );

export const headersOf = (answer: Tree): readonly string[] =>
  Object.keys(Object(answer['headers']));

export const parametersOf = (document: Tree): readonly Tree[] =>
  operationsOf(document).flatMap(({ operation }) => (operation['parameters'] ?? []) as Tree[]);
