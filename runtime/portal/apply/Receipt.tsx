import { useEffect } from 'react';
import { Link } from 'wouter';
import type { ApplicationReceipt } from '../../ui/api/client.ts';
import { dayTime } from '../../ui/parts/times.ts';
import { Stages } from './Stages.tsx';
import type { Subject } from './subject.ts';

export interface ReceiptProps {
  subject: Subject;
  receipt: ApplicationReceipt;
  toBring: string[];
  onAgain: () => void;
}

/** One receipt for all cases, and what comes next. It stays in this browser until somebody applies again. */
export function Receipt({ subject, receipt, toBring, onAgain }: ReceiptProps) {
  const { kind } = subject;
  useEffect(() => {
    void window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <Stages at="回执" />
      <section className="pt-card pt-receipt" aria-labelledby="receipt-title">
        <h1 id="receipt-title">申请已提交</h1>
        <p>
          {kind === 'bundle' ? `${receipt.title}的全部事项已一次收件` : `“${receipt.title}”的申请已收件`}
          ，请记下编号和查询码：
        </p>
        <p className="pt-receipt-no">{receipt.no}</p>
        <p className="pt-receipt-code">
          查询码 <b>{receipt.code.replace(/^(\d{4})/, '$1 ')}</b>
        </p>
        <dl className="pt-list">
          <dt>申请人</dt>
          <dd>{receipt.applicantName}</dd>
          <dt>提交时间</dt>
          <dd>{dayTime(receipt.receivedAt)}</dd>
          <dt>收件机构</dt>
          <dd>{receipt.officeName}</dd>
          {receipt.officePhone ? (
            <>
              <dt>咨询电话</dt>
              <dd>
                <a href={`tel:${receipt.officePhone}`}>{receipt.officePhone}</a>
              </dd>
            </>
          ) : null}
          <dt>承诺办结</dt>
          <dd>
            {kind === 'bundle' ? '全部事项' : ''}受理后{receipt.promised}
          </dd>
        </dl>
        {kind === 'bundle' ? <Cases cases={receipt.cases} /> : null}
        <Next receipt={receipt} toBring={toBring} />
        <div className="pt-actions pt-print">
          <button type="button" className="pt-button" onClick={() => window.print()}>
            打印回执
          </button>
          <Link href="/progress" state={{ no: receipt.no, code: receipt.code }} className="pt-button pt-button-main">
            查进度
          </Link>
          <button type="button" className="pt-button" onClick={onAgain}>
            再办一次
          </button>
        </div>
      </section>
    </>
  );
}

const Cases = ({ cases }: Pick<ApplicationReceipt, 'cases'>) => (
  <>
    <h2>所含事项</h2>
    <ol className="pt-receipt-cases">
      {cases.map(({ id, no, itemName }) => (
        <li key={id}>
          {itemName}
          <span className="pt-quiet">办件编号 {no}</span>
        </li>
      ))}
    </ol>
  </>
);

/** Until it is accepted nothing is decided: who looks at it, and what the applicant still has to do. */
const Next = ({ receipt, toBring }: Pick<ReceiptProps, 'receipt' | 'toBring'>) => (
  <>
    <h2>接下来</h2>
    <ol className="pt-next">
      <li>{receipt.officeName}核对申请：可以受理的，受理之日起算时限；要补正的，一次告知。</li>
      <li>网上申请不验证身份，由窗口核对证件原件：请带上证件；由他人代办的，代办人也带上证件。</li>
      {toBring.length > 0 ? (
        <li>
          没有上传的材料，请带到窗口：
          <ul className="pt-points">
            {toBring.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </li>
      ) : null}
      <li>
        凭编号、证件号码和查询码，可以在“进度查询”里查进度；要补的材料、要改的内容，也在那里补正。查询码不要告诉别人；用公用设备的，离开前请点“再办一次”，清掉本机上的回执。
      </li>
    </ol>
  </>
);
