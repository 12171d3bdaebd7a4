// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { newId, type FormVersionId, type MemberId } from '../../../src/kernel/ids.js';
import {
  emptyDefinition,
  type FormDefinition,
  type Question,
} from '../../../src/membership/domain/form/definition.js';
import type { Community } from '../../../src/membership/domain/community.js';
import { insertFormVersion } from '../../../src/membership/store/form/versions.js';

const worded = (title: string) => ({ title, 'x-en': { title: `${title} (en)` } });

/** One question of every kind; the first and the last must be answered. */
export const everyKind: Readonly<Record<string, Question>> = {
  ente: { ...worded('Per quale ente?'), type: 'string', 'x-widget': 'line', maxLength: 20 },
  motivo: { ...worded('Perché?'), type: 'string', 'x-widget': 'paragraph', maxLength: 500 },
  ruolo: {
    ...worded('Con quale ruolo?'),
    type: 'string',
    'x-widget': 'radio',
    oneOf: [
      { const: 'tecnico', ...worded('Tecnico') },
      { const: 'garante', ...worded('Garante') },
    ],
  },
  zona: {
    ...worded('In quale zona?'),
    type: 'string',
    'x-widget': 'select',
    oneOf: [
      { const: 'nord', ...worded('Nord') },
      { const: 'sud', ...worded('Sud') },
    ],
  },
  posta: { ...worded('A quale indirizzo?'), type: 'string', format: 'email' },
  dal: { ...worded('Da quando?'), type: 'string', format: 'date' },
  anni: { ...worded('Anni di esperienza?'), type: 'integer', minimum: 0, maximum: 60 },
  impegno: { ...worded('Prometto di venire'), type: 'boolean' },
};

export const aDefinition = (
  properties: Readonly<Record<string, Question>> = everyKind,
  required: readonly string[] = ['ente', 'impegno'],
): FormDefinition => ({ ...emptyDefinition, properties, required: [...required] });

/** What a browser sends for `everyKind` when everything is answered. */
export const goodAnswers = {
  ente: 'Comune di Prova',
  motivo: 'Mi interessa',
  ruolo: 'garante',
  zona: 'sud',
  posta: 'nome@example.org',
  dal: '2026-05-31',
  anni: '12',
  impegno: 'yes',
};

/** A form that a community asks now. */
export async function aForm(
  db: Db,
  community: Pick<Community, 'id'> & { readonly managerId: MemberId },
  definition: FormDefinition = aDefinition(),
): Promise<FormVersionId> {
  const id = newId<FormVersionId>();
  const by = community.managerId;
  const version = { id, communityId: community.id, definition, by, at: new Date() };
  await db.transaction().execute((trx) => insertFormVersion(trx, version));
  return id;
}
