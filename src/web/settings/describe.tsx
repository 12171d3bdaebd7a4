// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ServingPortal } from '../../membership/domain/settings/home.js';
import type { SettingsView } from '../../membership/use-cases/settings/read-settings.js';
import { audiences } from '../../membership/domain/community.js';
import { provinceCodes } from '../community/words.js';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextArea, TextField } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { useView } from '../view.js';

interface DescribeProps {
  readonly view: SettingsView;
  readonly form: FormState;
  /** Those that its space may be on. */
  readonly portals: readonly ServingPortal[];
}

/** What a community is, in both languages. */
export function Describe({ view, form, portals }: DescribeProps): VNode {
  const { t } = useView();
  const { slug } = view.community;
  return (
    <EntryForm action={`/c/${slug}/manage/settings`} form={form} submit={t('settings.save')} narrow>
      <Hidden fields={{ revision: form.values['revision'] ?? String(view.revision) }} />
      <fieldset>
        <legend>{t('settings.italian')}</legend>
        <Words lang="it" form={form} />
      </fieldset>
      <fieldset>
        <legend>{t('settings.english')}</legend>
        <p class="field-hint">{t('settings.english.hint')}</p>
        <Words lang="en" form={form} />
      </fieldset>
      <fieldset>
        <legend>{t('settings.about')}</legend>
        <About form={form} />
        {portals.length > 0 ? (
          <Select
            name="home_portal"
            label={t('settings.home_portal')}
            form={form}
            options={[
              { value: '', text: t('settings.home_portal.none') },
              ...portals.map(({ clientId, name }) => ({ value: clientId, text: name })),
            ]}
          />
        ) : null}
        <HomeAddress form={form} hint={t('settings.home_url.hint')} />
      </fieldset>
    </EntryForm>
  );
}

interface WordsProps {
  readonly lang: 'it' | 'en';
  readonly form: FormState;
  /** Whether the community takes data of people here. */
  readonly privacy?: boolean;
}

export function Words({ lang, form, privacy = true }: WordsProps): VNode {
  const { t } = useView();
  const required = lang === 'it';
  const long = { form, rows: 4, maxLength: 4_000 };
  return (
    <>
      <TextField
        name={`name_${lang}`}
        label={t('settings.name')}
        maxLength={120}
        form={form}
        required={required}
      />
      <TextArea {...long} name={`summary_${lang}`} label={t('settings.summary')} rows={2} />
      <TextArea {...long} name={`description_${lang}`} label={t('settings.description')} />
      <TextArea {...long} name={`how_${lang}`} label={t('settings.how')} />
      {privacy ? (
        <TextArea
          {...long}
          name={`privacy_${lang}`}
          label={t('settings.privacy_note')}
          hint={t('settings.privacy_note.hint')}
        />
      ) : null}
    </>
  );
}

export function About({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <>
      <RadioGroup
        name="audience"
        legend={t('catalogue.audience')}
        form={form}
        options={audiences.map((value) => ({ value, text: t(`community.audience.${value}`) }))}
      />
      <TextField
        name="topics"
        label={t('founding.field.topics')}
        hint={t('founding.field.topics.hint')}
        form={form}
      />
      <Select
        name="province"
        label={t('founding.field.province')}
        form={form}
        options={[
          { value: '', text: t('catalogue.whole_region') },
          ...provinceCodes.map((value) => ({ value, text: t(`province.${value}`) })),
        ]}
      />
      <TextField name="contact" type="email" label={t('settings.contact')} form={form} />
    </>
  );
}

/** Where a community meets. */
export function HomeAddress({ form, hint }: { form: FormState; hint: string }): VNode {
  const { t } = useView();
  return <TextField name="home_url" label={t('settings.home_url')} hint={hint} form={form} />;
}
