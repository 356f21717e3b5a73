// On every page, deferred. Everything here is an enhancement: reading, finding and contacting work without it.
import { offerCopyLink } from './copy-link.ts';
import { dropOldNotices } from './notices.ts';
import { showOpenNow } from './open-now.ts';
import { bootSearch } from './search-boot.ts';
import { fillHandOffs } from './tried.ts';

const now = new Date();
dropOldNotices(now);
showOpenNow(now);
offerCopyLink();
fillHandOffs();
bootSearch();
