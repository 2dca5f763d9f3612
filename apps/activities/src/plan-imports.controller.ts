import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Refused } from '@tongxin/eventing';
import { Allow, Describe, Upload, Uploaded, type UploadedDocument } from '@tongxin/http';
import { readPlanDocument } from './plan-import/plan-document.js';
import { readPlan } from './plan-import/read-plan.js';
import { PastedPlan, PlanPreview } from './plan-preview.models.js';
import { planPreview } from './plan-preview.js';

/** Reads plans for the clerk to look at; `annual-plans/<year>/import-plan` records what the clerk confirms. */
@Controller('api/plan-imports')
@Allow('clerk', 'township-lead', 'county-office')
export class PlanImportsController {
  @Post('preview')
  @HttpCode(200)
  @Upload()
  @Describe({
    label: { zh: '读取年度计划（不记录）', en: 'Read a yearly plan, recording nothing' },
    upload: true,
    answer: PlanPreview,
    example: { text: '青石镇政协工委2026年工作计划\n一季度:组织召开新春茶话会。\n每月组织委员培训一次。' },
    refusals: [
      'http.file-missing',
      'document.empty',
      'document.too-large',
      'document.broken',
      'document.unknown-format',
      'document.not-text',
      'plan-import.not-a-plan',
      'plan-import.too-long',
    ],
  })
  async preview(@Uploaded() file: UploadedDocument | undefined, @Body() { text }: PastedPlan): Promise<PlanPreview> {
    if (file) {
      const read = await readPlanDocument(file);
      return planPreview({ name: file.name, text: read.text }, read.reading);
    }
    if (text === undefined) throw new Refused('http.file-missing');
    return planPreview({ name: 'pasted', text }, readPlan(text));
  }
}
