import { normaliseHeader, plainWords } from './header-names.ts';

/**
 * Words of column names that mean a person or what a person wrote. A column with one of these words is never read,
 * even when `--map` names it.
 */
const personalWords = new Set(
  `name names firstname lastname fullname surname username email emails mail phone telephone mobile cell fax address street city zip postcode
     subject title summary description body message messages comment comments preview text content note notes transcript question answer
     customer requester reporter author sender recipient submitter assignee agent owner ip birthday birthdate iban card passport
     vorname nachname kunde kundin betreff titel beschreibung inhalt nachricht kommentar telefon handy adresse anschrift absender empfänger bearbeiter
     nom prénom courriel téléphone objet corps client cliente expéditeur destinataire commentaire
     nombre apellido apellidos correo teléfono asunto descripción mensaje comentario dirección remitente
     nome sobrenome telefone assunto descrição mensagem comentário endereço remetente cognome telefono oggetto descrizione messaggio commento indirizzo mittente
     naam voornaam achternaam klant onderwerp omschrijving bericht telefoonnummer namn ämne meddelande navn emne besked imię nazwisko temat wiadomość klient
     имя фамилия тема описание сообщение телефон адрес клиент 名前 氏名 件名 本文 電話番号 顧客 姓名 主题 内容 电话 客户 이름 제목 내용 전화번호 고객`
    .split(/\s+/)
    .map(plainWords),
);

/** True for columns that hold a person's name or address, or what a person wrote. */
export function isPersonalColumn(header: string): boolean {
  const { name, note } = normaliseHeader(header);
  return [...name.split(' '), ...plainWords(note).split(' ')].some((word) => personalWords.has(word));
}

const subjectNames = new Set(
  [
    'subject;title;ticket name;summary;raw subject;betreff;titel;objet;sujet;asunto;assunto;oggetto;onderwerp',
    'ämne;emne;aihe;temat;předmět;tárgy;subiect;konu;тема;件名;タイトル;主题;主旨;标题;제목',
  ]
    .join(';')
    .split(';')
    .map(plainWords),
);

const consentNames = new Set(
  [
    'consent;quote consent;consent to quote;may quote;may be quoted;quote allowed;quote ok;permission to quote',
    'quotable;can quote;zitat erlaubt;darf zitiert werden;einwilligung;consentement;consentimiento;consenso;toestemming',
  ]
    .join(';')
    .split(';')
    .map(plainWords),
);

/** The column with the subject line, which is read only for quotes that a customer agreed to. */
export function isSubjectColumn(header: string): boolean {
  return subjectNames.has(normaliseHeader(header).name);
}

/** The column that says whether the customer agreed to be quoted. */
export function isConsentColumn(header: string): boolean {
  return consentNames.has(normaliseHeader(header).name);
}
