import type { DutyReportCard } from '../../api/duty';
import type { RowTag } from '../../components/row-tag';

export const REPORT_TONES: Record<DutyReportCard['status'], RowTag['tone']> = { FILED: 'care', RETURNED: 'bad', ACCEPTED: 'good' };
