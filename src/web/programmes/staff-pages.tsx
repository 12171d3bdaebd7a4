// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MemberId } from '../../kernel/ids.js';
import { leadMonths } from '../../membership/domain/programmes/lead.js';
import type {
  ListedProgramme,
  readProgrammeSettings,
} from '../../membership/use-cases/programmes/read-programme.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { OfficeHolders } from '../components/office-holders.js';
import { PersonOffer } from '../components/person-offer.js';
import { PostForm } from '../components/post-form.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

export function StaffProgrammes({ programmes }: { programmes: readonly ListedProgramme[] }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('programmes.title')} lead={t('programmes.staff.lead')}>
      <p>
        <a class="btn btn-primary" href="/staff/programmes/new">
          {t('programmes.new')}
        </a>
      </p>
      {programmes.length === 0 ? <p class="empty">{t('programmes.none')}</p> : null}
      <ul class="rows">
        {programmes.map(({ slug, text }) => (
          <li key={slug}>
            <h2 class="h3">
              <a href={`/staff/programmes/${slug}`}>{text.name}</a>
            </h2>
          </li>
        ))}
      </ul>
    </StaffFrame>
  );
}

export function NewProgramme({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('programmes.new')}>
      <PostForm action="/staff/programmes/new" form={form} class="narrow">
        <TextField
          name="slug"
          label={t('programmes.slug')}
          hint={t('external.slug.hint')}
          form={form}
          maxLength={60}
          required
        />
        <Words form={form} />
      </PostForm>
    </StaffFrame>
  );
}

type Settings = Awaited<ReturnType<typeof readProgrammeSettings>>;

export interface ProgrammeSettingsProps extends Settings {
  readonly form: FormState;
  readonly query: string | undefined;
  readonly people: readonly { readonly memberId: MemberId; readonly displayName: string }[];
}

/** The words of a programme, its communities, and who leads it. */
export function ProgrammeSettings(props: ProgrammeSettingsProps): VNode {
  const { t } = useView();
  const { programme, form } = props;
  const here = `/staff/programmes/${programme.slug}`;
  return (
    <StaffFrame title={programme.texts.it.name}>
      <p>
        <a href={`/programmes/${programme.slug}`}>{t('programmes.see')}</a>
        {' · '}
        <a href={`/programmes/${programme.slug}/overview`}>{t('programmes.overview')}</a>
      </p>
      <section class="section">
        <h2>{t('programmes.communities')}</h2>
        <PostForm action={`${here}/communities`} form={form} class="narrow">
          <TextField
            name="community"
            label={t('programmes.community')}
            hint={t('programmes.community.hint')}
            form={form}
            maxLength={60}
            required
          />
          <button type="submit" name="act" value="add" class="btn btn-outline-primary">
            {t('programmes.community.add')}
          </button>{' '}
          <button type="submit" name="act" value="remove" class="btn btn-outline-danger">
            {t('programmes.community.remove')}
          </button>
        </PostForm>
      </section>
      <Leads {...props} />
      <section class="section">
        <h2>{t('programmes.words')}</h2>
        <PostForm
          action={here}
          fields={{ revision: form.values['revision'] ?? String(programme.revision) }}
          form={form}
          class="narrow"
        >
          <Words form={form} />
        </PostForm>
      </section>
    </StaffFrame>
  );
}

function Words({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <>
      {(['it', 'en'] as const).map((lang) => (
        <fieldset key={lang}>
          <legend>{t(lang === 'it' ? 'settings.italian' : 'settings.english')}</legend>
          <TextField
            name={`name_${lang}`}
            label={t('settings.name')}
            form={form}
            maxLength={120}
            required={lang === 'it'}
          />
          <TextArea
            name={`summary_${lang}`}
            label={t('settings.summary')}
            form={form}
            rows={2}
            maxLength={4_000}
          />
          <TextArea
            name={`description_${lang}`}
            label={t('programmes.description')}
            form={form}
            maxLength={4_000}
          />
        </fieldset>
      ))}
      <TextField name="contact" type="email" label={t('settings.contact')} form={form} />
      <button type="submit" class="btn btn-primary">
        {t('settings.save')}
      </button>
    </>
  );
}

function Leads({ programme, leads, query, people }: ProgrammeSettingsProps): VNode {
  const { t } = useView();
  const here = `/staff/programmes/${programme.slug}/leads`;
  return (
    <section class="section">
      <h2>{t('programmes.leads')}</h2>
      {leads.length === 0 ? <p class="empty">{t('programmes.leads.none')}</p> : null}
      <OfficeHolders
        holders={leads}
        address={here}
        until={t('programmes.until')}
        end={t('programmes.leads.end')}
        endLabel={(name) => t('programmes.leads.end_label', { name })}
      />
      <h3>{t('programmes.leads.add')}</h3>
      <PersonOffer
        {...{ action: here, query, people }}
        label={t('organisation.representatives.member')}
        send={t('organisation.representatives.send')}
      >
        <TextField
          name="months"
          type="number"
          label={t('organisation.representatives.months', { longest: leadMonths.longest })}
          initial={String(leadMonths.standard)}
          required
        />
      </PersonOffer>
    </section>
  );
}
