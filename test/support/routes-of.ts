// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';

type Methods = Readonly<Record<string, boolean>>;
type Layer = Router['stack'][number];

/** Every route of a router and of the routers inside it: "GET /c/:slug". */
export function routesOf(router: Router): string[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (route) return methodsOf(route).map((method) => `${method.toUpperCase()} ${route.path}`);
    return isRouter(handle) ? routesOf(handle) : [];
  });
}

/** Express keeps them beside what its types tell. */
function methodsOf(route: NonNullable<Layer['route']>): string[] {
  const { methods } = route as typeof route & { readonly methods: Methods };
  return Object.keys(methods).filter((method) => methods[method]);
}

const isRouter = (handle: unknown): handle is Router =>
  typeof handle === 'function' && 'stack' in handle;
