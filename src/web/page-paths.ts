// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';

/** Whether a page, and not only a form's target, is at a path. */
export type HasPage = (path: string) => boolean;

/** The pages of a router and of the routers inside it, looked for when they are asked for. */
export const pagesOf = (router: Router): HasPage => having(router, 'get');

/** Whether a form is sent to a path. */
export const targetsOf = (router: Router): HasPage => having(router, 'post');

const having = (router: Router, method: 'get' | 'post'): HasPage => {
  let known: readonly string[] | undefined;
  return (path) => {
    known ??= patternsOf(router, method);
    return known.some((pattern) => fits(pattern, path));
  };
};

/** What Express keeps beside what its types tell. */
interface Methods {
  readonly methods: Readonly<Record<string, boolean>>;
}

const patternsOf = (router: Router, method: 'get' | 'post'): readonly string[] =>
  router.stack.flatMap(({ route, handle }) => {
    if (route) return (route as typeof route & Methods).methods[method] ? [route.path] : [];
    return isRouter(handle) ? patternsOf(handle, method) : [];
  });

const isRouter = (handle: unknown): handle is Router =>
  typeof handle === 'function' && 'stack' in handle;

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(':') || part === given[index])
  );
}
