// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import {
  isSettledInForm,
  waitsForAnother,
  type Act,
  type Alternative,
} from '../../membership/domain/joining/advice.js';
import { Affiliate } from './affiliate.js';
import { useView } from '../view.js';

interface AlternativesProps {
  readonly slug: string;
  readonly alternatives: readonly Alternative[];
  /** Of a configured instance, for people. */
  readonly nameOf: (instance: string) => string;
}

/**
 * What the reader can do to get in: one list of acts for each alternative, with the way to the first. What they can
 * only ask for, because another decides, stands below by itself.
 */
export function Alternatives(props: AlternativesProps): VNode | null {
  const { t } = useView();
  const { alternatives } = props;
  if (alternatives.every(isObvious)) return null;
  const own = alternatives.filter((one) => !waitsForAnother(one));
  const waiting = alternatives.filter(waitsForAnother);
  return (
    <>
      {own.length > 0 ? <p>{t(own.length === 1 ? 'advice.one' : 'advice.several')}</p> : null}
      <List {...props} alternatives={own} words="advice.result" />
      {waiting.length > 0 ? <p>{t(own.length > 0 ? 'advice.waits.or' : 'advice.waits')}</p> : null}
      <List {...props} alternatives={waiting} words="advice.waits" />
    </>
  );
}

function List({
  slug,
  alternatives,
  nameOf,
  words,
}: AlternativesProps & { words: 'advice.result' | 'advice.waits' }): VNode | null {
  const { t } = useView();
  if (alternatives.length === 0) return null;
  return (
    <ul class="advice">
      {alternatives.map((alternative, index) => (
        <li key={index}>
          {t(`${words}.${alternative.result}`)}
          <ol>
            {alternative.acts.map((act) => (
              <li key={act.act}>
                <ActWords {...{ act, slug, nameOf }} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

/** A single sign-in is what the button beside says already, and the form of joining asks the rest. */
const isObvious = ({ acts }: Alternative): boolean =>
  acts
    .filter((one) => !isSettledInForm(one))
    .every((one) => one.act === 'sign_in' && one.age === undefined);

function ActWords({
  act,
  slug,
  nameOf,
}: Omit<AlternativesProps, 'alternatives'> & { act: Act }): VNode {
  const { locale, t } = useView();
  if (act.act === 'prove_address') {
    const domains = formatList(locale, act.domains);
    return <a href="/me/identities">{t('advice.prove_address', { domains })}</a>;
  }
  if (act.act === 'affiliate' || act.act === 'ask_confirmation') return <Affiliate act={act} />;
  if (act.act === 'fill_form' || act.act === 'accept_terms') return <>{t(`advice.${act.act}`)}</>;
  const providers = formatList(locale, act.providers.map(nameOf));
  const level = t(`level.${act.minimum}`);
  const words = act.age ? (`advice.sign_in.${act.age}` as const) : 'advice.sign_in';
  return <a href={`/c/${slug}/join`}>{t(words, { providers, level })}</a>;
}
