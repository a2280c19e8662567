import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useLocation } from 'wouter';
import { api, type CampaignDefinition } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { sentences } from '../../ui/parts/sentences.ts';

/** Campaigns of the installed packs: what they are, and who may start them. */
export function Startable() {
  const definitions = useQuery({ queryKey: ['campaigns'], queryFn: api.campaigns });
  return (
    <Loaded query={definitions}>
      {({ campaigns }) =>
        campaigns.length === 0 ? (
          <EmptyState>已安装的内容包中没有适用于本地的专项任务。</EmptyState>
        ) : (
          <ul className="wt-campaign-definitions">
            {campaigns.map((definition) => (
              <Definition key={definition.ref} definition={definition} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Definition({ definition }: { definition: CampaignDefinition }) {
  const [, navigate] = useLocation();
  const { ref, title, purpose, document, cadence, levels, stages, spotCheck, whyNot } = definition;
  return (
    <li>
      <div className="wt-grow wt-stack">
        <h3>{title}</h3>
        {purpose ? <p>{purpose}</p> : null}
        <p className="wt-muted">
          {[cadence, levels.join('、'), stages.join(' → '), spotCheck, document].filter(Boolean).join('　')}
        </p>
        {definition.assumed.length > 0 ? <p className="wt-muted">待业务确认：{sentences(definition.assumed)}</p> : null}
      </div>
      {whyNot === null ? (
        <Button onClick={() => navigate(`/campaigns/start/${encodeURIComponent(ref)}`)}>预演并启动</Button>
      ) : (
        <span className="wt-muted wt-campaign-why">{whyNot}</span>
      )}
    </li>
  );
}
