import { asAttachment } from './media-types.js';

describe('a file to save', () => {
  it('is named in UTF-8, and in ASCII for who cannot read that', () =>
    expect(asAttachment({ name: "2023年(上半年)'汇总*.xlsx", format: 'xlsx' })).toBe(
      `attachment; filename="document.xlsx"; filename*=UTF-8''2023%E5%B9%B4%28%E4%B8%8A%E5%8D%8A%E5%B9%B4%29%27%E6%B1%87%E6%80%BB%2A.xlsx`,
    ));
});
