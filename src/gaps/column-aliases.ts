import type { ContactField } from './contact.ts';
import { plainWords } from './header-names.ts';

/**
 * Names that columns have in the exports of help desks, best first: where two columns of a file could be the same
 * field, the name that stands earlier wins. Written as people write them; compared without case, accents and
 * punctuation, and with or without a leading "ticket", "conversation", "case" (see `header-names.ts`).
 * Names of JSON fields are their paths with spaces: `via.channel` is `via channel`.
 */
const written: Readonly<Record<Exclude<ContactField, 'deleted' | 'spam'>, string>> = {
  id: `id; conversation id; ticket id; issue key; issue id; case id; ticket number; case number; key; hs ticket id;
    conversation api id; conversation uuid; uuid; number; ticket no; no; nr; ticket nr; ticketnummer; ticket code; #; reference; ticket reference;
    reference number; csid; session id; display id; record id; sys id; slug; ticket#; ticket; external id; vorgangsnummer;
    fallnummer; nummer; numero; numéro; numéro de ticket; no du ticket; no de ticket; no ticket; n° ticket; n° de ticket; n° du ticket; identifiant du ticket; vorgangsschlüssel; vorgangs id; clé de ticket; clave; chave; numero de ticket; número de ticket; identifiant; número do ticket;
    numero ticket; ticketnumer; numer; číslo; jegyazonosító; numer zgłoszenia; numar; talep no; номер; номер заявки; ид;
    チケット番号; チケット id; 番号; 编号; 工单编号; 工单号; 工單編號; 번호; 티켓 번호; 티켓 id; bilet no; رقم التذكرة`,
  created: `created at; created; created time; create date; date created; created on; created date; created datetime;
    creation date; creation time; created timestamp; creation timestamp; created at timestamp; created date time; creation date time; date time opened; opened at; opened; date opened; opened date; open date; opened on; sys created on; started at;
    conversation started at; conversation started; start time; started; start date; initiated at; received at; received; received on; date received;
    received date; requested; requested at; requested on; submitted at; submitted; submitted on; submission date; date submitted; reported on;
    reported at; logged at; first message at; first contact at; inserted at; conversation start time; contact created at; contact started at; timestamp; date; datetime; time; day; message created at; message date; sent at; message sent at; sent date;
    erstellt am; erstellt; erstellungsdatum; erstelldatum; erstellungszeit; erstellungszeitpunkt; erstellt um; angelegt am; angelegt; eingegangen am;
    eingang; eingangsdatum; eröffnet am; erfasst am; datum; créé le; créé à; date de création; créée le; créé; création; ouvert le; date d'ouverture;
    reçu le; date de réception; creado el; creado; creada el; fecha de creación; fecha creación; hora de creación; abierto el; fecha de apertura; recibido el; fecha;
    criado em; criado; data de criação; data criação; hora de criação; aberto em; data de abertura; recebido em; data; creato il; creato; data di creazione; data creazione;
    aperto il; data di apertura; data apertura; ricevuto il; aangemaakt op; aangemaakt; gemaakt op; aanmaakdatum; datum aangemaakt; geopend op; ontvangen op;
    skapad; skapades; skapad den; skapat; skapat datum; skapelsedatum; oprettet; oprettet den; oprettelsesdato; opprettet; opprettet dato; opprettelsesdato; luotu; luontipäivä; luontiaika; avattu;
    utworzono; data utworzenia; utworzony; utworzone; data zgłoszenia; vytvořeno; datum vytvoření; létrehozva; létrehozás dátuma; creat la; data creării;
    oluşturulma; oluşturulma tarihi; oluşturma tarihi; oluşturuldu; açılış tarihi; создано; создан; создана; дата создания; дата открытия; дата обращения; время создания; створено; дата створення;
    作成日時; 作成日; 受付日時; 受付日; 起票日; 创建时间; 创建日期; 创建于; 提交时间; 建立時間; 建立日期; 生成日; 생성일; 생성 일시; 생성일시; 생성 시간; 생성일자; 작성일; 접수일; 접수일시; 만든 날짜; تاريخ الإنشاء; تاريخ الانشاء; נוצר ב`,
  updated: `updated at; updated; last updated; last update; last update time; updated on; updated time; updated date; last updated at; last updated date;
    last modified; last modified date; modified at; modified; last modified at; updated datetime; last update at; sys updated on; user updated at;
    aktualisiert am; aktualisiert; zuletzt aktualisiert; geändert am; letzte änderung; mis à jour le; dernière mise à jour; actualizado el; última actualización;
    atualizado em; última atualização; aggiornato il; ultimo aggiornamento; bijgewerkt op; laatst bijgewerkt; uppdaterad; opdateret; oppdatert; päivitetty; zaktualizowano;
    aktualizováno; güncellenme; güncellenme tarihi; обновлено; дата обновления; 更新日時; 更新日; 更新时间; 更新時間; 업데이트; 수정일`,
  closed: `resolved at; resolved time; resolved; resolved on; resolved date; solved at; solved; solved on; solved date; date resolved; date solved; resolution date; resolutiondate; stats resolved at;
    closed at; closed time; closed; closed on; closed date; close date; date closed; date time closed; closed datetime; stats closed at; statistics last close at; conversation closed at; completed at; completed on; ended at; end time; finished at;
    gelöst am; gelöst; erledigt am; geschlossen am; geschlossen; abgeschlossen am; résolu le; date de résolution; fermé le; clos le; clôturé le; date de fermeture; date de clôture;
    resuelto el; fecha de resolución; cerrado el; cerrado; fecha de cierre; resolvido em; data de resolução; fechado em; data de fechamento; encerrado em; risolto il; data di risoluzione; chiuso il; data di chiusura; data chiusura;
    opgelost op; gesloten op; gesloten; löst; stängd; løst; lukket; lukket den; avsluttet; suljettu; ratkaistu; rozwiązano; zamknięto; data zamknięcia; vyřešeno; uzavřeno; lezárva; inchis la; çözülme tarihi; kapanış tarihi; kapatıldı;
    решено; закрыто; закрыт; дата закрытия; дата решения; 解決日時; 解決日; クローズ日時; 完了日時; 完了日; 解决时间; 关闭时间; 关闭日期; 解決時間; 關閉時間; 해결일; 종료일; 완료일`,
  responded: `first response at; first responded at; first reply at; first replied at; first response date; first response on; initial response time; first admin reply at; first agent reply at; stats first responded at;
    statistics first admin reply at; conversation first response at; first answered at; erste antwort am; erstantwort am; première réponse le; primera respuesta el; primeira resposta em; prima risposta il; eerste reactie op; eerste antwoord op;
    första svar; første svar; pierwsza odpowiedź; первый ответ; 初回応答日時; 初回返信日時; 首次响应时间; 首次回复时间; 최초 응답일`,
  tags: `tags; tag; labels; label; tag list; tags list; tag names; label names; tags tags name; tags name; tags tag; labels name; labels title; tags title; tags label; keywords; topics; meta segments; segments;
    schlagworte; schlagwörter; stichworte; stichwörter; etiketten; etikett; markierungen; schlagwort; étiquettes; étiquette; mots-clés; marqueurs; libellés; balises; etiquetas; etiqueta; palabras clave; marcadores; palavras-chave;
    etichette; etichetta; parole chiave; trefwoorden; taggar; etiketter; mærker; merkelapper; emneord; tunnisteet; tagit; avainsanat; etykiety; etykieta; tagi; znaczniki; słowa kluczowe; štítky; značky; címkék; etichete; etiketler; etiket;
    теги; тэги; тег; метки; ярлыки; мітки; タグ; ラベル; 标签; 標籤; 标记; 태그; 라벨; الوسوم; תגיות;
    category; categories; topic; help topic; contact reason; contact reasons; reason for contact; case reason; reason; query type; inquiry type; enquiry type; problem type; disposition; topic name; category name; request type; case type; sub category; subcategory;
    kategorie; kategorien; thema; themen; kontaktgrund; grund; anliegen; hilfethema; catégorie; motif de contact; motif; thème; rubrique; sujet d'aide; categoría; tema de ayuda; motivo de contacto; motivo; categoria; tópico; tópico de ajuda; motivo do contato; argomento;
    motivo del contatto; categorie; contactreden; reden; kategori; kontaktårsag; kategoria; powód kontaktu; temat pomocy; kategória; kategorije; категория; категорія; причина обращения; カテゴリ; カテゴリー; 問い合わせ種別; 种类; 类别; 分类; 類別; 分類; 카테고리; 분류; 문의 유형`,
  channel: `via channel; channel type; source channel type; source type; source name; channel; contact channel; create channel; created via; submitted via; create article type; source channel; source channel type; initial channel; via; case origin; origin; channel type; communication channel; contact method; contact type; meta channel; channels; channel name; medium; source; platform;
    kanal; erstellungskanal; eingangskanal; kontaktkanal; kanal erstellen; herkunft; quelle; canal; canal de création; créer un canal; crear canal; criar canal; crea canale; kanaal aanmaken; kanaal maken; canal de contact; origine; canal de creación; canal de contacto; origen; fuente; canal de criação; origem; fonte; canale; canale di creazione; sorgente;
    kanaal; aanmaakkanaal; bron; herkomst; källa; kilde; kanava; lähde; kanał; źródło; zdroj; csatorna; forrás; sursa; sursă; kaynak; канал; источник; джерело; チャネル; チャンネル; 経路; 受付方法; 受付チャネル; 渠道; 管道; 来源; 來源; 채널; 경로; 접수 채널; القناة; ערוץ`,
  status: `status; state; ticket status; current status; status name; conversation state; conversation status; ticket state; stage; pipeline stage; zustand; statut; état; estado; stato; situação; toestand; tila; tilstand; stav; állapot; stare; stan; durum; статус; состояние; стан; ステータス; 状態; 状态; 狀態; 상태; الحالة; סטטוס`,
  first_response: `first reply time in minutes; metric set reply time in minutes calendar; reply time in minutes calendar; time to admin reply; statistics time to admin reply; first response in min; first response time; first reply time; time to first response; time to first reply; time to first agent reply;
    time to first agent email reply; first response time in seconds; first response time in minutes; first response time in hours; first response seconds; first response minutes; first response hours; first reply minutes; first response; initial response; initial reply time; frt; tfr; adjusted time to admin reply;
    erste antwort in min; erste antwortzeit; erstantwortzeit; zeit bis zur ersten antwort; erste reaktionszeit; erstreaktionszeit; première réponse en min; délai de première réponse; temps de première réponse; primera respuesta en min; tiempo de primera respuesta; tiempo hasta la primera respuesta;
    primeira resposta em min; tempo de primeira resposta; tempo da primeira resposta; tempo até a primeira resposta; prima risposta in min; tempo di prima risposta; eerste reactie in min; eerste reactietijd; tijd tot eerste reactie; första svarstid; tid till första svar; første svartid; czas pierwszej odpowiedzi; ilk yanıt süresi;
    время первого ответа; 初回応答時間; 初回返信時間; 首次响应时长; 首次回复时长; 최초 응답 시간; 첫 응답 시간`,
  resolution: `full resolution time in minutes; metric set full resolution time in minutes calendar; full resolution time in minutes calendar; full resolution time; time to last close; statistics time to last close; close in min; time to resolution; resolution time; time to resolve; time to close; resolution time in seconds; resolution time in minutes;
    resolution time in hours; resolution seconds; resolution minutes; resolution hours; first resolution time in minutes; statistics time to first close; time to first close; ttr; age hours;
    schließen in min; schliessen in min; lösungszeit; lösungsdauer; zeit bis zur lösung; bearbeitungsdauer; gesamtlösungszeit; fermeture en min; délai de résolution; temps de résolution; durée de résolution; cierre en min; tiempo de resolución; tiempo hasta la resolución; fechamento em min; tempo de resolução; tempo até a resolução;
    chiusura in min; tempo di risoluzione; sluiten in min; oplostijd; tijd tot oplossing; lösningstid; løsningstid; ratkaisuaika; czas rozwiązania; çözüm süresi; время решения; 解決時間; 解决时长; 處理時間; 해결 시간`,
  reopens: `reopens; metric set reopens; count reopens; statistics count reopens; reopened; reopen count; number of reopens; number of reopen; reopened count; times reopened; is reopened; reopens count; wiedereröffnungen; wieder geöffnet; réouvertures; reaperturas; reaberturas; reabertos; riaperture; heropend; heropeningen; повторные открытия; 再オープン; 重新打开次数`,
  replies: `replies; metric set replies; agent replies; agent interactions; number of agent replies; number of replies; agent responses; agent messages; admin replies; public replies; agent reply count; replies count; replies sent; antworten; agentenantworten; réponses; réponses de l'agent; respuestas; respuestas del agente; respostas; respostas do agente; risposte; risposte dell'agente; antwoorden; svar; odpowiedzi; ответы; 返信数; 回复数; 답변 수`,
  satisfaction: `satisfaction score; satisfaction rating score; satisfaction rating; satisfaction; conversation rating rating; conversation rating; conversation rating value; csat; csat score; csat rating; customer satisfaction; survey results; survey result; happiness rating; happiness; rating; feedback rating; rating score; satisfaction survey score; satisfaction survey score value;
    zufriedenheit; kundenzufriedenheit; zufriedenheitsbewertung; bewertung; satisfaction client; note de satisfaction; évaluation; satisfacción; satisfacción del cliente; calificación; valoración; satisfação; satisfação do cliente; avaliação; soddisfazione; soddisfazione del cliente; valutazione; tevredenheid; klanttevredenheid; nöjdhet; tilfredshed; tilfredshet; tyytyväisyys; zadowolenie; ocena; spokojenost; elégedettség; memnuniyet;
    удовлетворенность; оценка; 満足度; 满意度; 滿意度; 만족도`,
  effort: `effort; effort score; customer effort score; customer effort; ces; ces score; ease; ease score; aufwand; effort client; esfuerzo; esforço; sforzo; inspanning`,
};

const written2: Readonly<Record<'deleted' | 'spam', string>> = {
  deleted: `deleted; is deleted; deleted at; deleted on; trashed; is trashed; trashed at; trashed datetime; trash; gelöscht; supprimé; eliminado; excluído; eliminato; verwijderd; raderad; slettet; usunięto; удалено; 削除; 已删除; 삭제`,
  spam: `spam; is spam; marked as spam; junk`,
};

/** Comparable name -> its place in the list of each field that it may be. Lower is better. */
export const aliasRanks: ReadonlyMap<string, readonly (readonly [ContactField, number])[]> = rankAliases(
  { ...written, ...written2 },
  plainWords,
);

/** The same names written as one word, as databases do: `createdat`, `CASENUMBER`. Short names are left out. */
export const oneWordRanks: typeof aliasRanks = rankAliases({ ...written, ...written2 }, (alias) => {
  const name = plainWords(alias);
  return name.includes(' ') && name.length > 5 ? name.replaceAll(' ', '') : undefined;
});

/** First name of `tags` that is a single topic rather than a list of tags. */
export const firstTopicRank = written.tags.split(';').findIndex((alias) => alias.trim() === 'category');

function rankAliases(
  table: Readonly<Record<ContactField, string>>,
  nameOf: (alias: string) => string | undefined,
): ReadonlyMap<string, readonly (readonly [ContactField, number])[]> {
  const ranks = new Map<string, [ContactField, number][]>();
  for (const [field, aliases] of Object.entries(table) as [ContactField, string][]) {
    aliases.split(';').forEach((alias, rank) => {
      const name = nameOf(alias);
      if (name === undefined) return;
      const known = ranks.get(name) ?? [];
      if (known.some(([other]) => other === field)) return;
      known.push([field, rank]);
      ranks.set(name, known);
    });
  }
  return ranks;
}
