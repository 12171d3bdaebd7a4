// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type {
  ReviewForStaff,
  ReviewSide,
} from '../../identity/use-cases/reviewing/read-reviews.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

type NameOf = (instance: string) => string;

/** What the means said of the person: it stands beside what each profile says. */
export function Means({ review, nameOf }: { review: ReviewForStaff; nameOf: NameOf }): VNode {
  const { t } = useView();
  const { provider, label, claimed, lastSeenAt, seen } = review;
  const name = [claimed.givenName, claimed.familyName].filter(Boolean).join(' ');
  const decided = review.status === 'decided';
  return (
    <section class="card">
      <h2>{t('staff.review.means')}</h2>
      <dl class="facts">
        <Fact name={t('staff.review.provider')}>
          {[nameOf(provider), label].filter(Boolean).join(' · ')}
        </Fact>
        {decided ? null : (
          <Fact name={t('staff.review.legal_name')}>{name || t('staff.review.unknown')}</Fact>
        )}
        {claimed.ageClass ? (
          <Fact name={t('staff.review.age')}>{t(`staff.review.age.${claimed.ageClass}`)}</Fact>
        ) : null}
        <Fact name={t('staff.review.seen')}>
          <Time after={t('staff.review.seen.times', { count: seen })} at={lastSeenAt} />
        </Fact>
      </dl>
    </section>
  );
}

export function Side({ side, nameOf }: { side: ReviewSide; nameOf: NameOf }): VNode {
  const { t } = useView();
  const { displayName, givenName, familyName, ageClass, createdAt, provenSince, status } = side;
  const name = [givenName, familyName].filter(Boolean).join(' ');
  return (
    <section class="card">
      <h2>
        {displayName} {status === 'active' ? null : <Tag>{t(`staff.member.status.${status}`)}</Tag>}
      </h2>
      <dl class="facts">
        <Fact name={t('staff.review.legal_name')}>{name || t('staff.review.unknown')}</Fact>
        {ageClass ? (
          <Fact name={t('staff.review.age')}>{t(`staff.review.age.${ageClass}`)}</Fact>
        ) : null}
        <Fact name={t('staff.review.profile_since')}>
          <Time at={createdAt} />
        </Fact>
        <Fact name={t('staff.review.proven_since')}>
          {provenSince ? <Time at={provenSince} /> : t('staff.review.never')}
        </Fact>
        <Fact name={t('staff.member.identities')}>
          <ul>
            {side.identities.map(({ id, provider, label, level, lastUsedAt }) => (
              <li key={id}>
                {[nameOf(provider), label].filter(Boolean).join(' · ')}, {t(`level.${level}`)},{' '}
                <Time after={t('staff.member.used')} at={lastUsedAt} />
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
      {side.ownsMeans ? <p class="card-foot">{t('staff.review.owns_means')}</p> : null}
    </section>
  );
}

function Fact(props: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
