// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { assetsDirectory } from './manifest.js';

/** `/assets/<hash>/…`: the name changes with the content, so a browser never asks twice. */
export function assetRoutes(): Router {
  const router = express.Router();
  router.use(
    '/assets',
    express.static(assetsDirectory, {
      immutable: true,
      maxAge: '365d',
      index: false,
      redirect: false,
      fallthrough: true,
    }),
  );
  return router;
}
