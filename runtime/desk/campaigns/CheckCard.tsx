import { Button, Input, InputNumber, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { api, type CampaignDraw, type EnterFinding } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { TableScroll } from '../../ui/parts/TableScroll.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useCampaignCommand } from './useCampaignCommand.ts';
import { officeHref } from './words.ts';

type Check = CampaignDraw['checks'][number];
type Typed = { matches?: boolean; note: string; found: Record<string, number> };
type Figure = { key: string; name: string; reported: number; recorded: number | null | undefined };

const figuresOf = ({ compared, reported }: Check): Figure[] => [
  ...compared.map(({ stage, evidence, name, ...figures }) => ({ key: `${stage}/${evidence}`, name, ...figures })),
  ...reported.map((one) => ({
    key: `${one.stage}/${one.evidence}`,
    name: one.name,
    reported: one.reported,
    recorded: undefined,
  })),
];

/** One office that was drawn: reported beside recorded, and what the checkers found on the spot. */
export function CheckCard({ run, check, closed }: { run: string; check: Check; closed: boolean }) {
  const draft = useDraft<Typed>(`campaign.check.${run}.${check.office.id}`);
  const [typed, setTyped] = useState<Typed | undefined>(() => draft.found?.value);
  const [editing, setEditing] = useState(check.finding === null);
  const { keep } = draft;
  useEffect(() => {
    if (typed) keep(typed);
  }, [typed, keep]);
  const now: Typed = typed ?? {
    note: check.finding?.note ?? '',
    found: check.finding?.found ?? {},
    ...(check.finding ? { matches: check.finding.matches } : {}),
  };
  const set = (change: Partial<Typed>) => setTyped({ ...now, ...change });
  const send = useCampaignCommand(
    (body: EnterFinding, key) => api.enterFinding(run, check.office.id, body, key),
    '核查结果已登记',
    () => {
      draft.forget();
      setTyped(undefined);
      setEditing(false);
    },
  );
  const figures = figuresOf(check);
  const edit = editing && check.may;
  return (
    <section className="wt-campaign-check" aria-label={check.office.name}>
      <header className="wt-row">
        <h3 className="wt-grow">
          <Link href={officeHref(run, check.office.id)}>{check.office.name}</Link>
          <small className="wt-muted wt-campaign-level">{check.office.level}</small>
        </h3>
        <Verdict check={check} />
      </header>
      {figures.length > 0 ? (
        <Figures figures={figures} found={now.found} onChange={edit ? (found) => set({ found }) : undefined} />
      ) : (
        <p className="wt-muted">没有上报数字。</p>
      )}
      {edit ? (
        <form
          className="wt-stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (now.matches === undefined) return;
            send.mutate({ version: check.version, matches: now.matches, note: now.note, found: now.found });
          }}
        >
          <Radio.Group
            aria-label="核查结论"
            value={now.matches ?? null}
            options={[
              { value: true, label: '相符' },
              { value: false, label: '不相符' },
            ]}
            onChange={(event) => set({ matches: event.target.value as boolean })}
          />
          <Input.TextArea
            aria-label="核查说明"
            rows={2}
            maxLength={2000}
            value={now.note}
            placeholder={now.matches === false ? '写明哪里不符、如何处理（必填）' : '说明（可不填）'}
            onChange={(event) => set({ note: event.target.value })}
          />
          <ErrorAlert error={send.error} />
          <div className="wt-row">
            <Button htmlType="submit" type="primary" disabled={now.matches === undefined} loading={send.isPending}>
              登记核查结果
            </Button>
          </div>
        </form>
      ) : (
        <Found check={check} onEdit={check.may ? () => setEditing(true) : undefined} closed={closed} />
      )}
    </section>
  );
}

function Verdict({ check: { finding, compared } }: { check: Check }) {
  const differing = compared.filter(({ reported, recorded }) => reported !== recorded).length;
  return (
    <>
      {differing > 0 ? <span className="wt-light wt-light-yellow">{differing} 项与系统记录不一致</span> : null}
      {finding === null ? (
        <span className="wt-tag wt-tag-plain">未核查</span>
      ) : (
        <span className={finding.matches ? 'wt-light wt-light-green' : 'wt-light wt-light-red'}>
          {finding.matches ? '相符' : '不相符'}
        </span>
      )}
    </>
  );
}

function Found({ check, onEdit, closed }: { check: Check; onEdit: (() => void) | undefined; closed: boolean }) {
  const { finding, checker } = check;
  if (finding === null)
    return <p className="wt-muted">{closed ? '任务结束前没有登记核查结果。' : `由${checker}填写核查结果。`}</p>;
  return (
    <p>
      {finding.note || '没有说明'}
      <span className="wt-muted">
        　{finding.by.name} {dayTime(finding.by.at)}
      </span>
      {onEdit ? (
        <button type="button" className="wt-link wt-campaign-edit" onClick={onEdit}>
          更正
        </button>
      ) : null}
    </p>
  );
}

function Figures({
  figures,
  found,
  onChange,
}: {
  figures: Figure[];
  found: Record<string, number>;
  onChange: ((found: Record<string, number>) => void) | undefined;
}) {
  const put = (key: string, value: number | null) => {
    const { [key]: _, ...others } = found;
    onChange?.(value === null ? others : { ...others, [key]: value });
  };
  return (
    <TableScroll label="上报与记录对照">
      <table className="wt-table wt-campaign-figures" aria-label="上报与记录对照">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">上报</th>
            <th scope="col">系统记录</th>
            <th scope="col">现场核实</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ key, name, reported, recorded }) => (
            <tr key={key}>
              <td data-title="项目">{name}</td>
              <td data-title="上报">{reported}</td>
              <td data-title="系统记录">
                <Recorded reported={reported} recorded={recorded} />
              </td>
              <td data-title="现场核实">
                {onChange ? (
                  <InputNumber
                    size="small"
                    aria-label={`${name}现场核实`}
                    controls={false}
                    value={found[key] ?? null}
                    onChange={(value) => put(key, value)}
                  />
                ) : (
                  (found[key] ?? '—')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Recorded({ reported, recorded }: Pick<Figure, 'reported' | 'recorded'>) {
  if (recorded === undefined) return <span className="wt-muted">不对照</span>;
  if (recorded === null) return <span className="wt-danger">没有记录</span>;
  return recorded === reported ? <span>{recorded}</span> : <b className="wt-danger">{recorded}（不一致）</b>;
}
