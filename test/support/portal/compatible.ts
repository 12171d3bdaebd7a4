// SPDX-License-Identifier: AGPL-3.0-or-later

type Node = Readonly<Record<string, unknown>>;

/** What software written against an earlier document runs into with a later one, each in words. */
export type Break = string;

interface Documents {
  readonly before: Node;
  readonly now: Node;
}

/** Which way a schema is read: a portal writes requests, and reads answers. */
type Way = 'request' | 'answer';

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function follow(document: Node, value: unknown): Node {
  const node = nodeOf(value);
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  let found: unknown = document;
  for (const step of reference.replace('#/', '').split('/')) found = nodeOf(found)[step];
  return follow(document, found);
}

/** Everything that an earlier document promised and a later one does not keep: it may add, and nothing else. */
export function breaksBetween(documents: Documents): readonly Break[] {
  const { before, now } = documents;
  return Object.entries(nodeOf(before['paths'])).flatMap(([path, old]) => {
    const present = nodeOf(now['paths'])[path];
    if (!present) return [`${path} is gone`];
    return methods.flatMap((method) => {
      const [from, to] = [nodeOf(old)[method], nodeOf(present)[method]];
      if (!isNode(from)) return [];
      if (!isNode(to)) return [`${method} ${path} is gone`];
      return ofOperation(documents, `${method} ${path}`, [from, to]);
    });
  });
}

function ofOperation(documents: Documents, at: string, [from, to]: readonly [Node, Node]): Break[] {
  return [
    ...ofParameters(documents, at, [from, to]),
    ...ofBody(documents, at, [from['requestBody'], to['requestBody']]),
    ...ofAnswers(documents, at, [from['responses'], to['responses']]),
    ...(JSON.stringify(from['security']) === JSON.stringify(to['security'])
      ? []
      : [`${at}: another scope is asked for`]),
  ];
}

function ofParameters(
  { before, now }: Documents,
  at: string,
  [from, to]: readonly [Node, Node],
): Break[] {
  const named = (document: Node, operation: Node) =>
    new Map(
      listOf(operation['parameters']).map((one) => {
        const parameter = follow(document, one);
        return [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter] as const;
      }),
    );
  const [old, present] = [named(before, from), named(now, to)];
  const kept = [...old].flatMap(([name, parameter]) => {
    const still = present.get(name);
    if (!still) return [`${at}: ${name} is gone`];
    const schemas = [parameter['schema'], still['schema']] as const;
    return ofSchema({ before, now }, { at: `${at}: ${name}`, way: 'request' }, schemas);
  });
  const demanded = [...present].flatMap(([name, parameter]) =>
    parameter['required'] === true && old.get(name)?.['required'] !== true
      ? [`${at}: ${name} is demanded`]
      : [],
  );
  return [...kept, ...demanded];
}

function ofBody(
  documents: Documents,
  at: string,
  [from, to]: readonly [unknown, unknown],
): Break[] {
  const [old, present] = [follow(documents.before, from), follow(documents.now, to)];
  if (!present['content']) return old['content'] ? [`${at}: no body is taken`] : [];
  if (!old['content']) return present['required'] === true ? [`${at}: a body is demanded`] : [];
  return ofContent(documents, { at: `${at}: body`, way: 'request' }, [old, present]);
}

function ofAnswers(
  documents: Documents,
  at: string,
  [from, to]: readonly [unknown, unknown],
): Break[] {
  return Object.entries(nodeOf(from)).flatMap(([status, old]) => {
    const present = nodeOf(to)[status];
    if (!present) return [`${at}: ${status} is not given any more`];
    const [one, other] = [follow(documents.before, old), follow(documents.now, present)];
    const lost = Object.keys(nodeOf(one['headers'])).filter(
      (name) => !Object.hasOwn(nodeOf(other['headers']), name),
    );
    return [
      ...lost.map((name) => `${at}: ${status} without ${name}`),
      ...ofContent(documents, { at: `${at}: ${status}`, way: 'answer' }, [one, other]),
    ];
  });
}

interface Place {
  readonly at: string;
  readonly way: Way;
}

const ofContent = (
  documents: Documents,
  place: Place,
  [from, to]: readonly [Node, Node],
): Break[] =>
  Object.entries(nodeOf(from['content'])).flatMap(([type, old]) => {
    const present = nodeOf(to['content'])[type];
    if (!present) return [`${place.at}: no ${type}`];
    return ofSchema(documents, place, [nodeOf(old)['schema'], nodeOf(present)['schema']]);
  });

function ofSchema(
  documents: Documents,
  place: Place,
  [from, to]: readonly [unknown, unknown],
): Break[] {
  const [old, present] = [follow(documents.before, from), follow(documents.now, to)];
  const pair = [old, present] as const;
  return [
    ...ofValues(place, pair),
    ...ofFields(documents, place, pair),
    ...(isNode(old['items'])
      ? ofSchema(documents, { ...place, at: `${place.at}[]` }, [old['items'], present['items']])
      : []),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
      listOf(old[word]).flatMap((one, index) =>
        ofSchema(documents, { ...place, at: `${place.at} ${word} ${index}` }, [
          one,
          listOf(present[word])[index],
        ]),
      ),
    ),
  ];
}

/** Limits of what a portal may write, by whether a greater one is a narrower one. */
const limits = {
  maxLength: false,
  maxItems: false,
  maximum: false,
  maxProperties: false,
  minLength: true,
  minItems: true,
  minimum: true,
} as const;

function ofValues({ at, way }: Place, [old, present]: readonly [Node, Node]): Break[] {
  const other = ['type', 'format', 'pattern'].filter((word) => old[word] !== present[word]);
  const found = other.map((word) => `${at}: another ${word}`);
  if (way === 'answer') {
    const nullable = present['nullable'] === true && old['nullable'] !== true;
    return nullable ? [...found, `${at}: may be null`] : found;
  }
  if (old['nullable'] === true && present['nullable'] !== true) found.push(`${at}: not null`);
  const [words, taken] = [old['enum'], present['enum']];
  const refused = listOf(words).filter((word) => taken && !listOf(taken).includes(word));
  if (taken && !words) found.push(`${at}: certain values only`);
  for (const [word, isLeast] of Object.entries(limits)) {
    const [was, is] = [old[word], present[word]];
    if (typeof is !== 'number') continue;
    const unbound = isLeast ? -Infinity : Infinity;
    const bound = typeof was === 'number' ? was : unbound;
    if (isLeast ? is > bound : is < bound) found.push(`${at}: ${word} is ${is}`);
  }
  return [...found, ...refused.map((word) => `${at}: ${String(word)} is not taken`)];
}

function ofFields(
  documents: Documents,
  { at, way }: Place,
  [old, present]: readonly [Node, Node],
): Break[] {
  const fields = nodeOf(present['properties']);
  const kept = Object.entries(nodeOf(old['properties'])).flatMap(([name, schema]) =>
    Object.hasOwn(fields, name)
      ? ofSchema(documents, { at: `${at}.${name}`, way }, [schema, fields[name]])
      : [`${at}.${name} is gone`],
  );
  const [was, is] = [listOf(old['required']), listOf(present['required'])];
  const changed =
    way === 'request'
      ? is.filter((name) => !was.includes(name)).map((name) => `${at}.${String(name)} is demanded`)
      : was
          .filter((name) => !is.includes(name))
          .map((name) => `${at}.${String(name)} may be missing`);
  return [...kept, ...changed];
}
