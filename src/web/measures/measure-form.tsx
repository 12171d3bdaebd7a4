// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { reasonCodes } from '../../membership/domain/measures/measure.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextArea, TextField } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';

interface MeasureFormProps {
  readonly kind: 'suspend' | 'remove' | 'ban';
  readonly action: string;
  readonly name: string;
  /** Where a page holds more than one form of a kind. */
  readonly id?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The form that came back, with its faults. */
  readonly form: FormState | undefined;
  readonly note?: string | undefined;
}

/** One decision about somebody: why, in a word and in words, and for how long. */
export function MeasureForm(props: MeasureFormProps): VNode {
  const { t } = useView();
  const { kind, action, name, id = kind, form } = props;
  const shown = form ? { form } : {};
  return (
    <Offered forms={[{ action }]}>
      <details class="disclosure" open={form !== undefined}>
        <summary>{t(`member_file.${kind}`)}</summary>
        <p>{t(`member_file.${kind}.text`)}</p>
        {props.note ? <p>{props.note}</p> : null}
        <EntryForm
          action={action}
          fields={props.fields ?? {}}
          form={form}
          submit={t(`member_file.${kind}.send`)}
          look="danger"
        >
          <Select
            id={`${id}-code`}
            name="code"
            label={t('member_file.code')}
            options={reasonCodes.map((code) => ({ value: code, text: t(`measure.code.${code}`) }))}
            {...shown}
          />
          <TextArea
            id={`${id}-reason`}
            name="reason"
            label={t('member_file.reason', { name })}
            hint={t('member_file.reason.hint')}
            rows={4}
            maxLength={2_000}
            required
            {...shown}
          />
          {kind === 'remove' ? null : (
            <TextField
              id={`${id}-days`}
              name="days"
              type="number"
              label={t(kind === 'ban' ? 'member_file.days.open' : 'member_file.days')}
              {...(kind === 'suspend' ? { hint: t('member_file.days.hint'), required: true } : {})}
              {...shown}
            />
          )}
        </EntryForm>
      </details>
    </Offered>
  );
}
