// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Express, Router } from 'express';

type Layer = Router['stack'][number];

/** Every route that the assembled application answers, with the prefix of its router: "GET /api/v1/events". */
export function routesOfApp(app: Express, prefixes: readonly string[]): string[] {
  const root = app.router as unknown as Router;
  return routesBelow(root, { prefix: '', prefixes });
}

interface Place {
  readonly prefix: string;
  /** Where routers may be mounted: Express keeps no trace of it but the matching itself. */
  readonly prefixes: readonly string[];
}

function routesBelow(router: Router, place: Place): string[] {
  return router.stack.flatMap((layer) => {
    const { route, handle } = layer;
    if (route) return methodsOf(route).map((method) => `${method} ${place.prefix}${route.path}`);
    if (!isRouter(handle)) return [];
    return routesBelow(handle, { ...place, prefix: place.prefix + mountedAt(layer, place) });
  });
}

/** @throws Error for a router at a place that nobody named: its routes would go unseen */
function mountedAt(layer: Layer, { prefixes }: Place): string {
  const mount = layer as Layer & { readonly slash: boolean; match(path: string): boolean };
  if (mount.slash) return '';
  const found = prefixes.find((prefix) => mount.match(`${prefix}/probe`));
  if (found === undefined) throw new Error('a router is mounted at a prefix that is not listed');
  return found;
}

/** Express keeps them beside what its types tell. */
function methodsOf(route: NonNullable<Layer['route']>): string[] {
  const { methods } = route as typeof route & {
    readonly methods: Readonly<Record<string, boolean>>;
  };
  return Object.keys(methods)
    .filter((method) => methods[method])
    .map((method) => method.toUpperCase());
}

const isRouter = (handle: unknown): handle is Router =>
  typeof handle === 'function' && 'stack' in handle;
