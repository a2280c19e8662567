import { type FormEvent, useState } from 'react';
import { isBadRating, RATING_LEVELS, type RatingAnswer, type RatingLevel } from '#engine';
import type { RatingReason } from '../api/client.ts';
import './rating.css';

export interface RatingFormProps {
  /** What is rated, for screen readers: 办结环节. */
  label: string;
  reasons: RatingReason[];
  pending: boolean;
  /** Large buttons for the screen of a window. */
  large?: boolean;
  onSend: (answer: RatingAnswer) => void;
}

/** Five levels to press, then what was good or bad. A bad rating has to say why, so that something can be done. */
export function RatingForm({ label, reasons, pending, large = false, onSend }: RatingFormProps) {
  const [level, setLevel] = useState<RatingLevel>();
  const [ticked, setTicked] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  const [anonymous, setAnonymous] = useState(false);
  const bad = level !== undefined && isBadRating(level);
  const choose = (next: RatingLevel) => {
    if (level === undefined || isBadRating(next) !== isBadRating(level)) setTicked([]);
    setLevel(next);
  };
  const lacking = bad && ticked.length === 0 && comment.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (level !== undefined && !lacking) onSend({ level, reasons: ticked, comment: comment.trim(), anonymous });
  };
  return (
    <form className={large ? 'wt-rating wt-rating-large' : 'wt-rating'} onSubmit={send}>
      <fieldset>
        <legend>您对{label}满意吗？</legend>
        <div className="wt-rating-levels">
          {RATING_LEVELS.map((one) => (
            <button
              key={one.level}
              type="button"
              className={`wt-rating-level wt-rating-level-${one.level}`}
              aria-pressed={level === one.level}
              onClick={() => choose(one.level)}
            >
              <b aria-hidden="true">{'★'.repeat(one.level)}</b>
              {one.name}
            </button>
          ))}
        </div>
      </fieldset>
      {level === undefined ? null : (
        <>
          <Reasons
            legend={bad ? '哪里不满意（至少选一项，或写明情况）' : '满意的地方（可不选）'}
            reasons={reasons.filter((reason) => reason.bad === bad)}
            ticked={ticked}
            onChange={setTicked}
          />
          <label className="wt-rating-comment">
            {bad ? '具体情况' : '想说的话（可不填）'}
            <textarea
              rows={large ? 2 : 3}
              maxLength={500}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </label>
          <label className="wt-rating-check">
            <input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} />
            匿名评价{bad ? '（匿名的差评照样整改，但不会联系您）' : ''}
          </label>
          <button type="submit" className="wt-rating-send" disabled={pending || lacking}>
            {pending ? '正在提交…' : '提交评价'}
          </button>
          <p className="wt-rating-note">每个环节评价一次，提交后不能修改，办件人员也不能修改。</p>
        </>
      )}
    </form>
  );
}

interface ReasonsProps {
  legend: string;
  reasons: RatingReason[];
  ticked: string[];
  onChange: (ticked: string[]) => void;
}

function Reasons({ legend, reasons, ticked, onChange }: ReasonsProps) {
  if (reasons.length === 0) return null;
  const toggle = (code: string) =>
    onChange(ticked.includes(code) ? ticked.filter((other) => other !== code) : [...ticked, code]);
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="wt-rating-reasons">
        {reasons.map(({ code, name }) => (
          <label key={code} className="wt-rating-reason">
            <input type="checkbox" checked={ticked.includes(code)} onChange={() => toggle(code)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
