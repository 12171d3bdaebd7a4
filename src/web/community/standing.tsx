// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate, formatList } from '../../i18n/format.js';
import { anySignIn } from '../../membership/domain/joining/advice.js';
import { isProofCode, type UnmetCondition } from '../../membership/domain/joining/conditions.js';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import { Alert } from '../components/alert.js';
import { OwnStanding } from '../belonging/standing.js';
import { Alternatives } from './alternatives.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

interface StandingProps {
  readonly page: CommunityPage;
  readonly nameOf: (instance: string) => string;
}

/** Where the reader stands, and the one thing to do next. */
export function Standing({ page, nameOf }: StandingProps): VNode {
  const { t } = useView();
  const { slug } = page.community;
  return (
    <section class="panel" aria-labelledby="standing">
      <h2 id="standing">{t('community.you')}</h2>
      <Offers page={page} />
      <State {...{ page, nameOf }} />
      <Alternatives {...{ slug, nameOf }} alternatives={page.viewer.alternatives} />
    </section>
  );
}

function State({ page, nameOf }: StandingProps): VNode {
  const { viewer } = useView();
  const { memberSince, request } = page.viewer;
  if (memberSince) return <MemberState page={page} since={memberSince} />;
  if (request?.status === 'pending' || request?.status === 'needs_info') {
    return <OpenState page={page} request={request} />;
  }
  if (!viewer) return <VisitorState {...{ page, nameOf }} />;
  return <CandidateState {...{ page, nameOf }} />;
}

function MemberState({ page, since }: { page: CommunityPage; since: Date }): VNode {
  const { locale, t } = useView();
  const { slug } = page.community;
  const { roles } = page.viewer;
  const names = roles.map((role) => t(`role.${role}`));
  return (
    <>
      <p>{t('community.you.member', { date: formatDate(locale, since) })}</p>
      {names.length > 0 ? (
        <p>{t('community.you.roles', { roles: formatList(locale, names) })}</p>
      ) : null}
      {page.viewer.own ? <OwnStanding slug={slug} own={page.viewer.own} /> : null}
      <div class="actions">
        <ManageLink page={page} />
        {page.community.cardFields.length > 0 ? (
          <a class="btn btn-outline-secondary" href={`/c/${slug}/card`}>
            {t('card.crumb')}
          </a>
        ) : null}
        {page.viewer.own?.isPaused || page.viewer.own?.status === 'suspended' ? null : (
          <a class="btn btn-outline-secondary" href={`/c/${slug}/pause`}>
            {t('pause.link')}
          </a>
        )}
        <a class="btn btn-outline-secondary" href={`/c/${slug}/leave`}>
          {t('community.leave')}
        </a>
      </div>
    </>
  );
}

type OwnRequest = NonNullable<CommunityPage['viewer']['request']>;

function OpenState({ page, request }: { page: CommunityPage; request: OwnRequest }): VNode {
  const { locale, t } = useView();
  const { createdAt, expectedBy, question, status } = request;
  return (
    <>
      <p>{t('community.you.pending', { date: formatDate(locale, createdAt) })}</p>
      {status === 'needs_info' && question ? (
        <Alert kind="warning" title={t('request.asked')}>
          <p>{question}</p>
          <p>
            <a href={`/c/${page.community.slug}/request`}>{t('request.reply')}</a>
          </p>
        </Alert>
      ) : (
        <p>{t('request.expected', { date: formatDate(locale, expectedBy) })}</p>
      )}
      <ButtonForm action={`/c/${page.community.slug}/withdraw`} look="outline-secondary">
        {t('community.withdraw')}
      </ButtonForm>
    </>
  );
}

function VisitorState({ page, nameOf }: StandingProps): VNode {
  const { locale, t } = useView();
  const proof = anySignIn(page.viewer.alternatives) ?? page.viewer.admitted;
  const refusal = page.viewer.unmet.find(({ code }) => code !== 'session.required');
  if (refusal) return <Refusal unmet={refusal} nameOf={nameOf} />;
  if (!proof) return <p>{t('community.you.visitor.closed')}</p>;
  return (
    <>
      <p>{t('community.you.visitor')}</p>
      {proof.minimum !== 'none' ? (
        <p>
          {t('community.you.visitor.proof', {
            level: t(`level.${proof.minimum}`),
            providers: formatList(locale, proof.providers.map(nameOf)),
          })}
        </p>
      ) : null}
      <a class="btn btn-primary" href={`/c/${page.community.slug}/join`}>
        {t('community.sign_in_to_join')}
      </a>
    </>
  );
}

function CandidateState({ page, nameOf }: StandingProps): VNode {
  const { t } = useView();
  const { community, viewer } = page;
  const [unmet] = viewer.unmet;
  const refused = viewer.request?.status === 'rejected' ? viewer.request : undefined;
  const until = refused && unmet?.code === 'membership.too_soon' ? unmet.until : undefined;
  const asks = viewer.joining === 'submit';
  const possible = asks ? t('community.you.may_ask') : t('community.you.may_join');
  const words = asks ? t('community.request') : t('community.join');
  return (
    <>
      {refused ? <Refused request={refused} until={until} /> : null}
      {unmet && until === undefined ? <Refusal unmet={unmet} nameOf={nameOf} /> : null}
      {unmet ? null : <p>{possible}</p>}
      <div class="actions">
        {unmet && !isProofCode(unmet.code) ? null : (
          <a class="btn btn-primary" href={`/c/${community.slug}/join`}>
            {unmet ? t('community.step_up.button') : words}
          </a>
        )}
        <ManageLink page={page} />
        <ButtonForm
          action={`/c/${community.slug}/follow`}
          fields={{ alerts: 'yes' }}
          look="outline-secondary"
        >
          {t('following.follow')}
        </ButtonForm>
      </div>
      <p class="field-hint">{t('following.follow.hint')}</p>
    </>
  );
}

/** Why the last request was refused, from when one may ask again, and who looks at it once more. */
function Refused({ request, until }: { request: OwnRequest; until: Date | undefined }): VNode {
  const { locale, t } = useView();
  const date = formatDate(locale, request.createdAt);
  return (
    <Alert kind="warning" title={t('community.you.refused', { date })}>
      {request.reason ? <blockquote>{request.reason}</blockquote> : null}
      {until ? <p>{t('community.you.again_from', { date: formatDate(locale, until) })}</p> : null}
      <p>
        <a href="/contatti">{t('community.you.review')}</a>
      </p>
    </Alert>
  );
}

interface RefusalProps extends Pick<StandingProps, 'nameOf'> {
  readonly unmet: UnmetCondition;
}

function Refusal({ unmet, nameOf }: RefusalProps): VNode {
  const { locale, t } = useView();
  if (unmet.code === 'membership.provider_not_admitted') {
    const providers = formatList(locale, unmet.admitted.map(nameOf));
    return <p>{t('community.step_up.provider', { providers })}</p>;
  }
  if (unmet.code === 'session.level_too_low') {
    const required = t(`level.${unmet.minimum}`);
    return <p>{t('community.step_up', { required, current: t(`level.${unmet.level}`) })}</p>;
  }
  return (
    <Alert kind="warning" title={t('community.you.not_now')}>
      {t(`error.${unmet.code}`)}
    </Alert>
  );
}

function Offers({ page }: { page: CommunityPage }): VNode {
  const { t } = useView();
  return (
    <>
      {page.viewer.grants.map(({ id, role, status, agreedAt }) => {
        const name = t(`role.${role}`);
        if (status === 'proposed')
          return <p key={id}>{t('community.propose.waiting', { role: name })}</p>;
        if (status !== 'offered' || agreedAt) return null;
        return (
          <Alert key={id}>
            <p>{t('community.you.offer', { role: name })}</p>
            <p>
              <a href="/me">{t('community.answer_offer')}</a>
            </p>
          </Alert>
        );
      })}
    </>
  );
}

/** Where managing begins for each: whoever only appoints does so beside the members, and so on. */
function ManageLink({ page }: { page: CommunityPage }): VNode | null {
  const { t } = useView();
  const { decidesRequests, appoints, editsText, handlesReports, readsHistory } = page.viewer;
  const doors = [
    { path: '', opens: decidesRequests },
    { path: '/members', opens: appoints },
    { path: '/settings', opens: editsText },
    { path: '/reports', opens: handlesReports },
    { path: '/history', opens: readsHistory },
  ];
  const door = doors.find(({ opens }) => opens);
  if (!door) return null;
  return (
    <a class="btn btn-primary" href={`/c/${page.community.slug}/manage${door.path}`}>
      {t('community.manage')}
    </a>
  );
}
