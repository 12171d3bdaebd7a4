// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { sendPage } from '../layout/page.js';
import { ApiDocs } from './page.js';

export function apiDocsRoutes(): Router {
  const router = express.Router();
  router.get('/api-docs', (req, res) => {
    sendPage(req, res, { title: req.t('api_docs.title'), body: <ApiDocs /> });
  });
  return router;
}
