// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { ClientId } from '../../kernel/ids.js';
import type { PortalConnection } from '../../portal/use-cases/connect-portal.js';
import { sendPage } from '../layout/page.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { SettingsOf } from './connect.js';

interface NewSecret {
  readonly clientId: ClientId;
  readonly secret: string;
  readonly kind: 'first' | 'client' | 'overlapping' | 'hmac' | 'ed25519';
  /** What to type into the portal's software, where it is new there. */
  readonly connection?: PortalConnection;
}

/** Shown in the very answer of the act: a secret stands in no address and no cookie, and is never shown again. */
export function sendNewSecret(req: Request, res: Response, made: NewSecret): void {
  const title = req.t(`portals.secret.${made.kind}`);
  sendPage(req, res, { title, body: <Shown title={title} made={made} /> });
}

function Shown({ title, made }: { title: string; made: NewSecret }): VNode {
  const { t } = useView();
  const { clientId, secret, kind, connection } = made;
  return (
    <StaffFrame title={title} lead={t(`portals.secret.${kind}.text`)}>
      <div class="field">
        <label for="secret">{title}</label>
        <textarea class="input code" id="secret" readOnly rows={2}>
          {secret}
        </textarea>
      </div>
      {connection ? <SettingsOf connection={connection} /> : null}
      <p>
        <a class="btn btn-primary" href={`/staff/portals/${clientId}`}>
          {t('portals.secret.done')}
        </a>
      </p>
    </StaffFrame>
  );
}
