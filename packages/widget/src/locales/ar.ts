// Arabic. Our own wording: not official, and no native speaker has reviewed it. Counts stand after a colon, because
// the noun beside a number would have several forms. Requests are made with a noun, which addresses men and women
// alike.
import { ar as pack } from '@palaute/schema/texts/ar';
import type { Locale } from '../messages.ts';

export const ar: Locale = {
  pack,
  messages: {
    heading: 'ملاحظاتك على الخدمة',
    intro: 'يمكنك إرسال ملاحظاتك دون ذكر اسمك. ويمكنك تخطي أي جزء.',
    or: 'أو',
    preferNot: 'أفضّل عدم الإجابة',
    yes: 'نعم',
    no: 'لا',
    kinds: 'نوع الملاحظات – يمكنك اختيار أكثر من نوع',
    kind: {
      thanks: 'شكر',
      criticism: 'انتقاد',
      idea: 'فكرة للتحسين',
      accessibility: 'ملاحظات على سهولة الوصول',
      other: 'غير ذلك',
    },
    free: 'هل هناك شيء آخر ترغب في قوله؟',
    warning: 'يُرجى عدم إرسال تفاصيل علاجك أو رقم الهوية الشخصية هنا.',
    // Isolated (U+2066 … U+2069): beside Arabic letters, the two halves of the number would change places.
    urgent: 'لا تُقرأ الملاحظات فورًا. للطوارئ يُرجى الاتصال بالرقم 112. للاستشارة الطبية: \u2066116 117\u2069.',
    notComplaint: 'الملاحظات ليست اعتراضًا رسميًا (muistutus) أو شكوى (kantelu).',
    send: 'إرسال الملاحظات',
    sending: 'جارٍ الإرسال…',
    errors: 'لم تُرسل ملاحظاتك بعد',
    tooLong: (count, limit) => `النص طويل جدًا. عدد الأحرف: ${count}، والحد الأقصى: ${limit}.`,
    left: (count) => `عدد الأحرف المتبقية: ${count}.`,
    found: (what) => `يبدو أن النص يحتوي على بيانات شخصية: ${what}.`,
    data: {
      'identity-code': 'رقم الهوية الشخصية',
      phone: 'رقم الهاتف',
      email: 'عنوان البريد الإلكتروني',
      iban: 'رقم الحساب',
      'health-card': 'رقم بطاقة التأمين الصحي',
      'birth-date': 'تاريخ الميلاد',
    },
    masks: 'يُحذف رقم الهوية الشخصية دائمًا قبل الإرسال.',
    remove: 'حذفها من النص',
    removed: 'حُذفت البيانات الشخصية من النص.',
    failed: {
      heading: 'لم ينجح الإرسال',
      kept: 'إجاباتك لا تزال في هذه الصفحة.',
      connection: 'لم يعمل الاتصال. يُرجى التحقق منه وإعادة الإرسال.',
      unconfirmed: 'لا نعلم هل حُفظت ملاحظاتك. يمكنك إعادة الإرسال: لن تُحفظ إلا مرة واحدة.',
      unavailable: 'لا يمكن حفظ الملاحظات الآن. يُرجى إعادة الإرسال بعد قليل.',
      settings: 'الخطأ في إعدادات النموذج، لا في إجاباتك. يُرجى إبلاغ المسؤولين عن الموقع.',
    },
    thanks: 'شكرًا على ملاحظاتك القيّمة!',
    reference: 'الرقم المرجعي لملاحظاتك',
    referenceHint: 'يُرجى حفظ الرقم إن أردت السؤال عن ملاحظاتك لاحقًا.',
    replyBy: (day) => `سيصلك الرد في موعد أقصاه ${day}.`,
    earlierStored: 'حُفظت ملاحظاتك سابقًا. ولم تُحفظ التغييرات اللاحقة.',
    another: 'إبداء ملاحظات جديدة',
    close: 'إغلاق',
    notSent: 'لم تُرسل ملاحظاتك. عند الإغلاق الآن تبقى إجاباتك في هذه الصفحة فقط.',
  },
};
