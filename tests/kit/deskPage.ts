import type { Page } from 'playwright-core';
import type { CompiledItem, JsonObject } from '#engine';
import { PASSWORD } from './server.ts';

/** An officer at the desk: what a person does with mouse and keyboard, in the words on the screen. */
export class DeskPage {
  constructor(
    readonly page: Page,
    private readonly base: string,
  ) {}

  async signIn(userName: string): Promise<void> {
    await this.page.goto(`${this.base}/desk/`);
    await this.page.getByLabel('用户名').fill(userName);
    await this.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: '登录' }).click();
    await this.page.getByRole('button', { name: '退出' }).waitFor();
  }

  /** Keyboard only: the search box, the first hit. */
  async openItem(name: string): Promise<void> {
    await this.page.goto(`${this.base}/desk/accept`);
    await this.page.getByText(name).first().waitFor();
    await this.page.getByLabel('查找事项').focus();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  async applicant(person: { name: string; idNo: string; phone: string }): Promise<void> {
    await this.page.locator('#applicant-id').fill(person.idNo);
    await this.page.locator('#applicant-name').fill(person.name);
    await this.page.locator('#applicant-phone').fill(person.phone);
  }

  async situation(item: CompiledItem, answers: JsonObject): Promise<void> {
    for (const { id, question } of item.item.situations ?? []) {
      if (answers[id] === undefined) continue;
      const asked = this.page.getByRole('radiogroup', { name: question });
      if ((await asked.count()) === 0) continue;
      await asked.getByText(answers[id] === true ? '是' : '否', { exact: true }).click();
    }
  }

  /** Fills every field that the page lets be filled, each as a person would. */
  async form(item: Pick<CompiledItem, 'form'>, values: JsonObject, prefix = 'f'): Promise<void> {
    await this.page.locator(`[id^="${prefix}_"]`).first().waitFor();
    for (const [name, value] of Object.entries(values)) await this.field(item, name, value, prefix);
  }

  private async field(
    item: Pick<CompiledItem, 'form'>,
    name: string,
    value: JsonObject[string],
    prefix: string,
  ): Promise<void> {
    const schema = (item.form.schema.properties as JsonObject)[name] as JsonObject;
    if (schema?.format === 'signature' || schema?.widget === 'signature') return this.sign();
    const field = this.page.locator(`#${prefix}_${name}`);
    if (Array.isArray(value)) {
      const items = schema.items as JsonObject;
      const group = this.page
        .locator('.wt-field', { has: this.page.getByText(String(schema.title), { exact: false }) })
        .last();
      for (const code of value) await group.getByRole('checkbox', { name: labelOf(items, code), exact: true }).check();
      return;
    }
    if ((await field.count()) === 0) return;
    const role = await field.getAttribute('role');
    if (role === 'radiogroup')
      return void (await field.getByText(value === true ? '是' : '否', { exact: true }).click());
    if ((await field.getAttribute('type')) === 'checkbox') return field.setChecked(value === true);
    if (!(await field.isEditable())) return;
    if (role === 'combobox' && Array.isArray(schema?.oneOf)) {
      await field.click();
      await field.fill(labelOf(schema, value));
      await this.page.keyboard.press('Enter');
      return;
    }
    await field.fill(schema.format === 'date' ? String(value).replaceAll('-', '') : String(value));
    await this.page.keyboard.press('Enter');
  }

  private async sign(): Promise<void> {
    const pad = this.page.locator('canvas');
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('no signature pad');
    await this.page.mouse.move(box.x + 30, box.y + 40);
    await this.page.mouse.down();
    for (let index = 0; index < 12; index += 1)
      await this.page.mouse.move(box.x + 30 + index * 12, box.y + 40 + (index % 3) * 18);
    await this.page.mouse.up();
    await this.page.getByRole('button', { name: '确认签名' }).click();
    await this.page.getByRole('button', { name: '重签' }).waitFor();
  }

  /** Ticks a material on the checklist: 收到、验原件、共享获取、缺. */
  async material(name: string, state: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name, exact: true }).getByText(state, { exact: true }).click();
  }

  async openCase(id: string): Promise<void> {
    await this.page.goto(`${this.base}/desk/cases/${id}`);
    await this.page.getByRole('region', { name: '办理时限' }).or(this.page.locator('.wt-clock')).first().waitFor();
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  async opinion(text: string): Promise<void> {
    await this.page.locator('#opinion').fill(text);
  }

  /** Presses an outcome of the open step and waits until the step is gone. */
  async decide(outcome: string): Promise<void> {
    const button = this.outcome(outcome);
    await button.click();
    await button.waitFor({ state: 'detached' });
  }

  /** The button of an outcome, not the phrases and other outcomes that contain its word. */
  outcome(name: string) {
    return this.page.getByRole('button', { name: new RegExp(`^${name}( Ctrl\\+Enter)?$`) });
  }

  /** 出件: the proof of delivery that the dialog proposes, confirmed. */
  async deliver(outcome: string): Promise<void> {
    await this.outcome(outcome).click();
    await this.page.getByRole('dialog').getByRole('button', { name: outcome }).click();
    await this.page.getByText('已办结').first().waitFor();
  }

  /** Opens the menu of the seldom moves by keyboard and chooses one. */
  async more(name: string): Promise<void> {
    await this.button('更多操作').press('Enter');
    await this.page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    await this.page.getByRole('dialog').waitFor();
  }

  /** Finds a person in the dialog of a move by what is typed, and chooses. */
  async person(typed: string, name: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '查找人员' }).fill(typed);
    await dialog.getByRole('listitem').filter({ hasText: name }).locator('input').check();
  }

  moveField(name: string) {
    return this.page.locator(`#move-${name}`);
  }

  /** One of the options of a move. */
  async choose(option: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('radio', { name: option }).check();
  }

  dialogButton(name: string) {
    return this.page.getByRole('dialog').getByRole('button', { name, exact: true });
  }

  /** Sends the move and waits until its dialog is gone. */
  async confirm(name: string): Promise<void> {
    await this.dialogButton(name).click();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  button(name: string) {
    return this.page.getByRole('button', { name });
  }
}

/** What the list shows for a code. */
function labelOf(schema: JsonObject, code: JsonObject[string]): string {
  const options = (schema.oneOf ?? []) as { const: string; title: string }[];
  const option = options.find((candidate) => candidate.const === code);
  if (!option) throw new Error(`no label for ${String(code)}`);
  return option.title;
}
