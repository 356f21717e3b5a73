import type { ContactChannel } from './contact.ts';
import { isEmptyCell } from './date-columns.ts';
import { plainWords } from './header-names.ts';

/** Words that name a channel, in the order in which they are looked for: `web chat` is a chat, `web form` is not. */
const channelWords: readonly (readonly [ContactChannel, RegExp])[] = [
  [
    'messaging',
    /whats ?app|\bsms\b|text message|telegram|\bline\b|viber|we ?chat|imessage|kakao|signal|\brcs\b/,
  ],
  [
    'social',
    /facebook|\bfb\b|instagram|twitter|\btweet|^x$|^x corp|linked ?in|youtube|tik ?tok|reddit|social|google (?:play|business|reviews?)|app store|trustpilot|review/,
  ],
  [
    'chat',
    /chat|messenger|beacon|\bbot\b|live ?agent|conversation|widget(?! form)|intercom|messaging$|sunshine|\bpush\b|in app|чат|チャット|聊天|채팅/,
  ],
  [
    'phone',
    /phone|\bcall|voice|\bvoip|\bpstn|\btel\b|telefo|telephone|\bfon\b|anruf|appel|llamada|chiamata|ligacao|talk|air ?call|puhelin|телефон|звонок|電話|电话|전화/,
  ],
  [
    'email',
    /mail|correo|courriel|post(?:eingang)?$|inbox|smtp|imap|outlook|почта|メール|邮件|郵件|邮箱|이메일|메일/,
  ],
  [
    'web',
    /form|portal|\bweb|help ?cent|helpcenter|website|\bsite\b|customer portal|self service|online|internet|pagina|formular|kontaktformular|сайт|форма|フォーム|ウェブ|网页|网站|表单|웹|홈페이지/,
  ],
];

/** Codes that an interface gives instead of words. */
const channelCodes: Readonly<Record<string, ContactChannel>> = {
  '1': 'email',
  '2': 'web',
  '3': 'phone',
  '4': 'web',
  '5': 'social',
  '6': 'social',
  '7': 'chat',
  '8': 'messaging',
  '9': 'web',
  '10': 'email',
  '13': 'messaging',
};

/** Letters that another interface gives. */
const channelLetters: Readonly<Record<string, ContactChannel>> = {
  E: 'email',
  B: 'chat',
  I: 'chat',
  M: 'web',
  Q: 'web',
  S: 'web',
  C: 'phone',
  W: 'phone',
  F: 'social',
  A: 'social',
  T: 'social',
};

/** The channel that a cell names; undefined when it is empty, `other` when nobody knows the word. */
export function channelOf(cell: string): ContactChannel | undefined {
  if (isEmptyCell(cell)) return undefined;
  const words = plainWords(cell.slice(0, 60));
  const code = channelCodes[words] ?? channelLetters[cell.trim()];
  if (code) return code;
  if (/^(?:web ?widget|feedback ?widget|web service|closed ticket|rule)$/.test(words)) {
    return words.includes('widget') ? 'web' : 'other';
  }
  if (/^channel ?web ?widget$/.test(words)) return 'chat';
  return channelWords.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

const closedWords = new Set(
  `closed solved resolved done complete completed archived finished fixed answered gelost geschlossen erledigt abgeschlossen beendet resolu
   ferme clos cloture termine resuelto cerrado finalizado resolvido fechado encerrado concluido risolto chiuso completato opgelost gesloten afgehandeld
   lost stangd avslutad klar lukket lost afsluttet avsluttet suljettu ratkaistu rozwiazane zamkniete zakonczone vyreseno uzavreno lezarva megoldva rezolvat inchis
   cozuldu kapali kapatildi tamamlandi решено решен закрыто закрыт выполнено завершено 解決済み 解決 完了 クローズ 終了 已解决 已关闭 关闭 完成 已完成 已解決 已關閉 해결 해결됨 완료 종료 닫힘`.split(
    /\s+/,
  ),
);

const outWords = new Set(
  `deleted trash trashed removed spam junk suspended geloscht papierkorb supprime corbeille indesirable eliminado borrado basura papelera excluido lixo lixeira eliminato cestino
   verwijderd ongewenst prullenbak raderad skrap slettet soppel poistettu roskaposti usuniete smietnik smazano torolve sters silindi istenmeyen удалено удален спам 削除済み 削除 スパム ごみ箱 已删除 删除
   垃圾 垃圾邮件 已刪除 삭제됨 삭제 스팸 휴지통`.split(/\s+/),
);

/** What a status says. `out`: deleted or spam, not a contact at all. */
export type StatusMeaning = 'open' | 'closed' | 'out' | undefined;

/**
 * What a status cell says; undefined when it is empty. Numbers and single letters are the codes of
 * common interfaces: 4 to 8 and R are solved or closed, X deleted, B spam.
 */
export function statusOf(cell: string): StatusMeaning {
  if (isEmptyCell(cell)) return undefined;
  const words = plainWords(cell.slice(0, 60));
  if (/^[4-8]$/.test(words) || words === 'r') return 'closed';
  if (cell.trim() === 'X' || cell.trim() === 'B') return 'out';
  const each = words.split(' ');
  if (outWords.has(words) || (each.length < 3 && each.some((word) => outWords.has(word)))) return 'out';
  if (words.startsWith('not ') || words.startsWith('un')) return 'open';
  return closedWords.has(words) ||
    closedWords.has(each[0] as string) ||
    closedWords.has(each.at(-1) as string)
    ? 'closed'
    : 'open';
}

/** A cell that says yes: `true`, `1`, a date, a name. Empty, `false`, `0` and `no` say no. */
export function isYes(cell: string): boolean {
  if (isEmptyCell(cell)) return false;
  return !/^(?:false|f|no|n|0|0\.0|nein|non|nej|nao|não|нет|いいえ|否|아니요)$/i.test(cell.trim());
}
