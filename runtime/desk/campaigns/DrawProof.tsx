import { useMemo } from 'react';
import { type Draw, isTrueDraw, sm3 } from '#engine';
import type { CampaignDraw } from '../../ui/api/client.ts';
import { dayTime } from '../../ui/parts/times.ts';

type Made = NonNullable<CampaignDraw['draw']>;

/** What is wrong with a draw when it is made again here, in this browser, from what was published. */
function faultsOf({ word, secret, seed, draws }: Made, commitment: string | null): string[] {
  return [
    ...(sm3(secret) === commitment ? [] : ['封存的一半种子与启动时公布的摘要不符']),
    ...(seed === `${word} ${secret}` ? [] : ['种子不是由号码和封存的一半合成的']),
    ...draws.filter((one) => !isTrueDraw(drawOf(one))).map(({ checkerName }) => `${checkerName}的抽取结果与种子不符`),
  ];
}

/** Names are for people: only what was drawn from decides. */
const drawOf = ({ checker, seed, candidates, sizes, drawn }: Made['draws'][number]): Draw => ({
  checker,
  seed,
  candidates: candidates.map(({ office, level }) => ({ office, level: level as Draw['candidates'][number]['level'] })),
  sizes: sizes as Draw['sizes'],
  drawn,
});

/** The draw with everything to repeat it, repeated once more by the browser of whoever looks at it. */
export function DrawProof({ found }: { found: CampaignDraw }) {
  const { draw, run } = found;
  const faults = useMemo(() => (draw ? faultsOf(draw, run.commitment) : []), [draw, run.commitment]);
  if (!draw) return null;
  const total = draw.draws.reduce((sum, { drawn }) => sum + drawn.length, 0);
  return (
    <div className="wt-stack">
      <p>
        {dayTime(draw.by.at)} {draw.by.name} 以“<b>{draw.word}</b>”抽取，抽中 <b>{total}</b> 个机构。
      </p>
      {faults.length === 0 ? (
        <p>
          <span className="wt-light wt-light-green">已重算</span>{' '}
          本页在您的浏览器中按公布的种子和名单重新抽取了一次，结果一致。
        </p>
      ) : (
        <p role="alert">
          <span className="wt-light wt-light-red">不一致</span> {faults.join('；')}。
        </p>
      )}
      <details>
        <summary>怎样自行重算</summary>
        <div className="wt-stack wt-campaign-proof">
          <p>
            种子 = 号码、一个空格、封存的一半：<code className="wt-campaign-hash">{draw.seed}</code>
          </p>
          <p>
            封存的一半的 SM3 应为启动时公布的 <code className="wt-campaign-hash">{run.commitment}</code>。
          </p>
          <p>
            对每个候选机构计算
            SM3（种子、抽查机构标识、候选机构标识，各占一行），同一层级从小到大排列，取前几个；个数按比例进位，不少于规定的最少数。
          </p>
          {draw.draws.map(({ checker, checkerName, candidates, drawn }) => (
            <div key={checker}>
              <h3>
                {checkerName}（{checker}）：{candidates.length} 个候选，抽中 {drawn.length} 个
              </h3>
              <ul className="wt-campaign-candidates">
                {candidates.map(({ office, name }) => (
                  <li key={office} className={drawn.includes(office) ? 'wt-campaign-drawn' : undefined}>
                    {name}
                    <small className="wt-muted">{office}</small>
                    {drawn.includes(office) ? <span className="wt-tag wt-tag-info">抽中</span> : null}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
    </div>
  );
}
