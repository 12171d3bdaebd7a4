// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';

/** Something done to every request, at once. It throws what ends the request. */
export type Step = (req: Request, res: Response) => void;

/** Several of them as one middleware: a layer of the router costs more than most of what they do. */
export const inOneStep =
  (...steps: readonly Step[]): RequestHandler =>
  (req, res, next) => {
    for (const step of steps) step(req, res);
    next();
  };
