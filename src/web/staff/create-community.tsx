// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { levels } from '../../kernel/level.js';
import { audiences, memberLists } from '../../membership/domain/community.js';
import { joinPaths } from '../../membership/domain/joining/ways.js';
import { provinceCodes } from '../community/words.js';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextArea, TextField } from '../components/field.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';

/** A new community: words in both languages, then its rules. */
export function CreateCommunityForm({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.create.title')} lead={t('staff.create.lead')}>
      <EntryForm action="/staff/communities/new" form={form} submit={t('staff.create.save')} narrow>
        <TextField name="name_it" label={t('staff.create.name_it')} form={form} required />
        <TextField
          name="slug"
          label={t('staff.create.slug')}
          hint={t('staff.create.slug.hint')}
          form={form}
          required
        />
        <TextArea name="summary_it" label={t('staff.create.summary_it')} form={form} required />
        <TextArea name="how_it" label={t('staff.create.how_it')} form={form} required />
        <TextField name="name_en" label={t('staff.create.name_en')} form={form} required />
        <TextArea name="summary_en" label={t('staff.create.summary_en')} form={form} required />
        <TextArea name="how_en" label={t('staff.create.how_en')} form={form} required />
        <Rules form={form} />
      </EntryForm>
    </StaffFrame>
  );
}

function Rules({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <>
      <RadioGroup
        name="audience"
        legend={t('staff.create.audience')}
        initial="open"
        form={form}
        options={audiences.map((value) => ({ value, text: t(`community.audience.${value}`) }))}
      />
      <RadioGroup
        name="join_path"
        legend={t('staff.create.join_path')}
        initial="open"
        form={form}
        options={joinPaths
          .filter((value) => value !== 'affiliation')
          .map((value) => ({ value, text: t(`community.join_path.${value}`) }))}
      />
      <RadioGroup
        name="member_list"
        legend={t('staff.create.member_list')}
        initial="members"
        form={form}
        options={memberLists.map((value) => ({
          value,
          text: t(`staff.create.member_list.${value}`),
        }))}
      />
      <Select
        name="minimum_level"
        label={t('staff.create.minimum')}
        initial="low"
        form={form}
        options={levels
          .filter((level) => level !== 'none')
          .map((value) => ({ value, text: t(`community.fact.level.${value}`) }))}
      />
      <Select
        name="province"
        label={t('staff.create.province')}
        form={form}
        options={[
          { value: '', text: t('catalogue.whole_region') },
          ...provinceCodes.map((value) => ({ value, text: t(`province.${value}`) })),
        ]}
      />
      <TextField
        name="topics"
        label={t('staff.create.topics')}
        hint={t('staff.create.topics.hint')}
        form={form}
      />
    </>
  );
}
