// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { EntryForm } from '../components/entry-form.js';
import { TextArea } from '../components/field.js';
import { useView } from '../view.js';

interface GiveBackProps {
  readonly id: string;
  readonly words: { readonly role: string; readonly community: string };
}

/** Gives a role back, with a word for who comes after, if one likes. */
export function GiveBack({ id, words }: GiveBackProps): VNode {
  const { t } = useView();
  return (
    <details class="disclosure disclosure--inline">
      <summary aria-label={t('me.roles.give_back_label', words)}>{t('me.roles.give_back')}</summary>
      <EntryForm
        action={`/me/roles/${id}/resign`}
        submit={t('roles.handover.send', words)}
        look="outline-danger"
        small
      >
        <TextArea
          name="note"
          id={`note-${id}`}
          label={t('roles.handover.label')}
          hint={t('roles.handover.hint')}
          maxLength={2_000}
        />
      </EntryForm>
    </details>
  );
}
