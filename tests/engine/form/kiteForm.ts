import type { CaseData, FormDefinition, JsonObject } from '#engine';

/** 放风筝许可：an imaginary form, so that no county leaks into the engine. */
export const kiteForm: FormDefinition = {
  id: 'kite',
  title: '放风筝许可申请表',
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: '姓名', minLength: 2, maxLength: 20, sensitive: 2 },
      idNo: { type: 'string', title: '公民身份号码', format: 'citizen-id', sensitive: 2 },
      phone: { type: 'string', title: '联系电话', format: 'phone' },
      sex: {
        type: 'string',
        title: '性别',
        oneOf: [
          { const: '1', title: '男性' },
          { const: '2', title: '女性' },
        ],
      },
      place: { type: 'string', title: '放飞地区划', format: 'division' },
      length: { type: 'number', title: '线长（米）', minimum: 1, maximum: 500 },
      kites: {
        type: 'array',
        title: '风筝',
        minItems: 1,
        maxItems: 3,
        uniqueItems: true,
        items: {
          type: 'object',
          required: ['model'],
          properties: {
            model: { type: 'string', title: '型号', pattern: '^[A-Z]{2}\\d{3}$' },
            price: { type: 'number', title: '价格', format: 'money' },
          },
        },
      },
      hasMotor: { type: 'boolean', title: '是否带动力' },
      motorKind: { type: 'string', title: '动力类型', enum: ['electric', 'fuel'] },
      fuelNo: { type: 'string', title: '燃料购买凭证号' },
      begin: { type: 'string', title: '开始日期', format: 'date' },
      end: { type: 'string', title: '结束日期', format: 'date' },
      promise: { type: 'boolean', title: '本人声明', const: true },
      surveyResult: { type: 'string', title: '实地查看结果' },
    },
    required: ['name', 'idNo', 'sex', 'kites', 'motorKind', 'fuelNo', 'begin', 'promise', 'surveyResult'],
    additionalProperties: false,
  },
  sections: [
    { title: '申请人', fields: ['name', 'idNo', 'phone', 'sex'] },
    {
      title: '风筝',
      columns: 1,
      fields: ['place', 'length', 'kites', 'hasMotor', 'motorKind', 'fuelNo', 'begin', 'end', 'promise'],
    },
    { title: '实地查看', fields: ['surveyResult'] },
  ],
  visible: { motorKind: 'form.hasMotor = true', fuelNo: 'form.motorKind = "fuel"' },
  rules: [
    {
      id: 'dates',
      when: 'form.end >= form.begin',
      message: '结束日期不能早于开始日期，请核对',
      fields: ['end', 'begin'],
    },
  ],
  steps: { acceptance: { hide: ['surveyResult'] }, preliminaryReview: { edit: ['surveyResult'] } },
};

export const complete: JsonObject = {
  name: '䶮㛃',
  idNo: '11010519491231002X',
  phone: '13800138000',
  sex: '2',
  kites: [{ model: 'AB123', price: 12.5 }],
  hasMotor: true,
  motorKind: 'fuel',
  fuelNo: 'R-1',
  begin: '2026-03-01',
  end: '2026-03-05',
  promise: true,
  surveyResult: '场地开阔，同意',
};

export const data = (form: JsonObject): CaseData => ({
  form,
  situation: {},
  applicant: { kind: 'person', name: '䶮㛃' },
});
