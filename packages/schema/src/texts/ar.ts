// Arabic, all of it a proposal: no official translation is known. A native speaker has not reviewed it.
import type { TextPack } from './text-pack.ts';

export const ar: TextPack = {
  language: 'ar',
  version: '2026-11-22',
  direction: 'rtl',
  texts: {
    nps: 'ما مدى احتمال أن توصي شخصًا قريبًا منك بالخدمة التي حصلتَ عليها؟',
    open: 'ما أكثر ما أثّر في تجربتك؟',
    access: 'حصلتُ على المساعدة عندما احتجتُ إليها',
    encounter: 'تكوّن لديّ شعور بأنه تم الاهتمام بي بشكل شامل',
    participation: 'اتُّخذت القرارات المتعلقة بعلاجي / بقضيتي بالتعاون معي',
    safety: 'شعرتُ بالأمان أثناء العلاج / الخدمة',
    information: 'أعرف كيف سيستمر علاجي / ستستمر الخدمة المقدَّمة لي',
    comprehensibility: 'كانت المعلومات التي تلقيتُها عن العلاج / الخدمة مفهومة',
    benefit: 'وجدتُ العلاج / الخدمة التي حصلتُ عليها مفيدة',
    'nps-0': 'غير محتمل إطلاقًا',
    'nps-10': 'محتمل جدًا',
    'likert-instruction': 'قيّم تجربتك مع الخدمة على مقياس من 1 إلى 5',
    'likert-1': 'لا أوافق إطلاقًا',
    'likert-2': 'لا أوافق إلى حد ما',
    'likert-3': 'لا أوافق ولا أعارض',
    'likert-4': 'أوافق إلى حد ما',
    'likert-5': 'أوافق تمامًا',
    'no-answer': 'لا أعرف / لا ينطبق عليّ',
  },
  official: [],
};
