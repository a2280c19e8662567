import type { CompiledBundle } from '#engine';
import type { ApplicationForm, ApplicationReceipt } from '../../ui/api/client.ts';
import type { Intake } from '../../ui/bundle/intake.ts';
import type { Subject } from './subject.ts';

/** An application at an office, as its parts share it. */
export interface ApplicationProps {
  subject: Subject;
  form: ApplicationForm;
  bundle: CompiledBundle;
  intake: Intake;
  /** Left behind by an earlier visit. */
  restored: boolean;
  /** Idempotency key of the next try. */
  sendKey: string;
  onSendKey: (key: string) => void;
  onIntake: (intake: Intake) => void;
  onReceipt: (receipt: ApplicationReceipt, toBring: string[]) => void;
  /** Throws away what was typed, and begins with the office. */
  onAgain: () => void;
}
