// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { audiences } from '../../membership/domain/community.js';
import type { findSimilar } from '../../membership/use-cases/founding/find-similar.js';
import { provinceCodes } from '../community/words.js';
import { Alert } from '../components/alert.js';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { FaultList } from '../components/fault-list.js';
import { type FormState, Select, TextArea, TextField } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { Lacking, type LevelLack } from './lacking.js';

interface RequestFormProps {
  readonly form: FormState;
  readonly promotersNeeded: number;
  /** What looks like it, to be read before sending. */
  readonly similar: Awaited<ReturnType<typeof findSimilar>>;
  /** What is wrong with the list of promoters, line by line. */
  readonly faults: readonly string[];
  /** What the reader lacks for managing it later. */
  readonly lacking: LevelLack | undefined;
}

/** The community that somebody would like, in their words. */
export function RequestForm(props: RequestFormProps): VNode {
  const { form, similar, lacking } = props;
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('founding.propose')} lead={t('founding.new.lead')} />
      {lacking ? (
        <Lacking lack={lacking}>
          <p>{t('founding.lacking.below')}</p>
        </Lacking>
      ) : null}
      <EntryForm
        action="/requests/new"
        form={form}
        submit={similar.length > 0 ? t('founding.send_anyway') : t('founding.send')}
        further={lacking ? <Confirm /> : null}
      >
        <Wish form={form} />
        <Promoters {...props} />
        {similar.length > 0 ? <Similar similar={similar} /> : null}
      </EntryForm>
    </div>
  );
}

function Confirm(): VNode {
  const { t } = useView();
  return (
    <button type="submit" name="confirm" value="yes" class="btn btn-outline-primary">
      {t('founding.lacking.confirm')}
    </button>
  );
}

function Wish({ form }: { form: FormState }): VNode {
  const { t } = useView();
  const hinted = (name: 'purpose' | 'topics' | 'managers') => ({
    name,
    label: t(`founding.field.${name}`),
    hint: t(`founding.field.${name}.hint`),
    form,
  });
  return (
    <>
      <TextField
        name="name"
        label={t('founding.field.name')}
        maxLength={120}
        form={form}
        required
      />
      <TextArea {...hinted('purpose')} rows={2} maxLength={1_000} required />
      <TextArea
        name="presentation"
        label={t('founding.field.presentation')}
        maxLength={4_000}
        form={form}
        required
      />
      <TextArea
        name="for_whom"
        label={t('founding.field.for_whom')}
        rows={2}
        maxLength={1_000}
        form={form}
        required
      />
      <RadioGroup
        name="audience"
        legend={t('founding.field.audience')}
        initial="open"
        form={form}
        options={audiences.map((value) => ({ value, text: t(`community.audience.${value}`) }))}
      />
      <TextField {...hinted('topics')} maxLength={300} />
      <Select
        name="province"
        label={t('founding.field.province')}
        form={form}
        options={[
          { value: '', text: t('catalogue.whole_region') },
          ...provinceCodes.map((value) => ({ value, text: t(`province.${value}`) })),
        ]}
      />
      <TextArea {...hinted('managers')} rows={2} maxLength={1_000} required />
    </>
  );
}

function Promoters({ form, promotersNeeded, faults }: RequestFormProps): VNode {
  const { t } = useView();
  return (
    <>
      <TextArea
        name="promoters"
        label={t('founding.field.promoters')}
        hint={t('founding.field.promoters.hint', { count: promotersNeeded })}
        maxLength={3_000}
        form={form}
        required
      />
      <FaultList faults={faults} />
    </>
  );
}

function Similar({ similar }: Pick<RequestFormProps, 'similar'>): VNode {
  const { t } = useView();
  return (
    <Alert title={t('founding.similar')}>
      <p>{t('founding.similar.text')}</p>
      <ul>
        {similar.map(({ slug, name, summary }) => (
          <li key={slug}>
            <a href={`/c/${slug}`}>{name}</a>: {summary}
          </li>
        ))}
      </ul>
      <Hidden fields={{ similar_seen: 'yes' }} />
    </Alert>
  );
}
