// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { sectors } from '../../kernel/sector.js';
import type { Profile } from '../../identity/use-cases/get-profile.js';
import { provinceCodes } from '../community/words.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { useView } from '../view.js';
import { MeFrame } from './frame.js';

/** How others see the person; the names that a national means gave are not theirs to change. */
export function ProfileForm({ profile, form }: { profile: Profile; form: FormState }): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('profile.title')} lead={t('profile.lead')}>
      <EntryForm action="/me/profile" form={form} submit={t('profile.save')} narrow>
        <TextField
          name="display_name"
          label={t('profile.display_name')}
          hint={t('profile.display_name.hint')}
          initial={profile.displayName}
          autocomplete="nickname"
          maxLength={80}
          form={form}
          required
        />
        <Select
          name="locale"
          label={t('profile.locale')}
          initial={profile.locale}
          form={form}
          options={[
            { value: 'it', text: t('layout.language.it') },
            { value: 'en', text: t('layout.language.en') },
          ]}
        />
        <Select
          name="province"
          label={t('profile.province')}
          hint={t('profile.province.hint')}
          initial={profile.province}
          form={form}
          options={[
            { value: '', text: t('profile.province.none') },
            ...provinceCodes.map((code) => ({ value: code, text: t(`province.${code}`) })),
          ]}
        />
        <Select
          name="sector"
          label={t('profile.sector')}
          hint={t('profile.sector.hint')}
          initial={profile.sector}
          form={form}
          options={[
            { value: '', text: t('profile.sector.none') },
            ...sectors.map((code) => ({ value: code, text: t(`sector.${code}`) })),
          ]}
        />
      </EntryForm>
    </MeFrame>
  );
}
