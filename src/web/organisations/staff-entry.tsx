// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { readEntry } from '../../membership/use-cases/organisations/change-organisation.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { EntryFields } from './entry-fields.js';

interface StaffEntryProps {
  readonly id: string;
  readonly kept: Awaited<ReturnType<typeof readEntry>>;
  readonly form: FormState;
  readonly close: FormState;
}

/** An organisation that staff entered: what is said of it, and its end. */
export function StaffEntry(props: StaffEntryProps): VNode {
  const { t } = useView();
  const { id, kept, form } = props;
  const { entry } = kept;
  return (
    <StaffFrame title={entry.name} lead={t('staff.organisations.entry.lead')}>
      <p>
        <a href={`/organisations/${id}`}>{t('staff.organisations.entry.people')}</a>
      </p>
      {form.errors['revision'] ? <Facts entry={entry} /> : null}
      {kept.status === 'dissolved' ? (
        <>
          <Closed {...{ id, kept }} />
          <Facts entry={entry} />
        </>
      ) : (
        <>
          <Change {...props} />
          <section class="section">
            <h2>{t('staff.organisations.merge')}</h2>
            <p>
              <a href={`/staff/organisations/${id}/merge`}>{t('staff.organisations.merge.open')}</a>
            </p>
          </section>
          <Close {...props} />
        </>
      )}
    </StaffFrame>
  );
}

/** Why it is closed, and how it goes on. */
function Closed({ id, kept }: Pick<StaffEntryProps, 'id' | 'kept'>): VNode {
  const { t } = useView();
  const { closedReason: reason, mergedInto } = kept;
  return (
    <>
      <Alert title={t('organisation.status.dissolved')}>
        {reason ? <p>{t('staff.organisations.closed', { reason })}</p> : null}
        {mergedInto ? (
          <p>
            <a href={`/staff/organisations/${mergedInto}`}>{t('staff.organisations.goes_on')}</a>
          </p>
        ) : null}
      </Alert>
      {mergedInto ? null : (
        <>
          <p>{t('staff.organisations.reopen.lead')}</p>
          <ButtonForm action={`/staff/organisations/${id}/reopen`} look="outline-primary">
            {t('staff.organisations.reopen')}
          </ButtonForm>
        </>
      )}
    </>
  );
}

/** How it stands now. */
function Facts({ entry }: Pick<StaffEntryProps['kept'], 'entry'>): VNode {
  const { t } = useView();
  const facts = [
    [t('staff.organisations.kind'), t(`organisation.kind.${entry.kind}`)],
    [t('staff.organisations.name'), entry.name],
    [t('staff.organisations.tax_code'), entry.taxCode],
    [t('profile.province'), entry.province],
    [t('staff.organisations.website'), entry.website],
    [t('staff.organisations.code'), entry.code],
  ] as const;
  return (
    <section class="section">
      <h2>{t('staff.organisations.now')}</h2>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? t('staff.organisations.nothing')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Change({ id, form }: StaffEntryProps): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('staff.organisations.change')}</h2>
      <EntryForm
        action={`/staff/organisations/${id}`}
        fields={{ revision: form.values['revision'] }}
        form={form}
        submit={t('staff.organisations.change.save')}
        narrow
      >
        <EntryFields form={form} />
        <TextField
          name="code"
          label={t('staff.organisations.code')}
          hint={t('staff.organisations.code.hint')}
          form={form}
          maxLength={60}
          required
        />
      </EntryForm>
    </section>
  );
}

function Close({ id, close }: StaffEntryProps): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('staff.organisations.close')}</h2>
      <p>{t('staff.organisations.close.lead')}</p>
      <EntryForm
        action={`/staff/organisations/${id}/close`}
        form={close}
        submit={t('staff.organisations.close.save')}
        look="outline-danger"
        narrow
      >
        <TextArea
          name="reason"
          label={t('staff.organisations.close.reason')}
          hint={t('staff.organisations.close.reason.hint')}
          form={close}
          maxLength={500}
          required
        />
      </EntryForm>
    </section>
  );
}
