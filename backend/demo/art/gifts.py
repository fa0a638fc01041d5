"""Small commodities."""

GIFTS = {
    "keyring": (
        '<circle cx="168" cy="138" r="50" fill="none" stroke="#b9bec6" stroke-width="15"/>'
        '<path d="M200 176l26 32" stroke="#8d949e" stroke-width="11" stroke-linecap="round" stroke-dasharray="9 9"/>'
        '<path d="M236 206q26-30 52 0 22 34-52 96-74-62-52-96 26-30 52 0z" transform="translate(8 -4)" fill="{c}"/>'
        '<path d="M212 226q6-16 20-14" fill="none" stroke="{l}" stroke-width="8" stroke-linecap="round"/>'
    ),
    "frame": (
        '<rect x="106" y="86" width="188" height="228" rx="6" fill="{c}"/><rect x="106" y="86" width="188" height="228" rx="6" fill="none" '
        'stroke="{d}" stroke-width="8"/><rect x="132" y="112" width="136" height="176" fill="#fdfbf5"/>'
        '<rect x="148" y="128" width="104" height="144" fill="#cfe5f2"/><path d="M148 236l34-42 26 28 16-16 28 34v32H148z" fill="{d}"/>'
        '<circle cx="226" cy="160" r="14" fill="{b}"/>'
    ),
    "candle": (
        '<path d="M200 78q26 30 0 50-26-20 0-50z" fill="#ffb02e"/><path d="M200 96q12 18 0 30-12-12 0-30z" fill="#fff1c2"/>'
        '<path d="M200 126v26" stroke="{k}" stroke-width="5"/><path d="M128 150h144v138q-6 24-72 24t-72-24z" fill="{c}"/>'
        '<ellipse cx="200" cy="150" rx="72" ry="20" fill="{l}"/><rect x="150" y="206" width="100" height="56" rx="6" fill="#fffdf7"/>'
        '<path d="M168 226h64M176 242h48" stroke="{d}" stroke-width="5"/>'
    ),
    "gift": (
        '<rect x="108" y="170" width="184" height="142" rx="8" fill="{c}"/><rect x="96" y="136" width="208" height="46" rx="8" fill="{d}"/>'
        '<path d="M184 136h32v176h-32z" fill="{b}"/><path d="M200 136q-70 0-62-40 20-30 62 40zM200 136q70 0 62-40-20-30-62 40z" fill="{b}"/>'
        '<path d="M126 196v90" stroke="{l}" stroke-width="8" stroke-linecap="round" opacity=".7"/>'
    ),
    "bag": (
        '<path d="M154 148q0-62 46-62t46 62" fill="none" stroke="{k}" stroke-width="11"/>'
        '<path d="M104 140h192l18 160q2 16-16 16H102q-18 0-16-16z" fill="{c}"/><path d="M104 140h192l4 34H100z" fill="{d}" opacity=".5"/>'
        '<circle cx="200" cy="240" r="34" fill="{l}" opacity=".85"/><path d="M200 218l7 14 16 2-12 11 3 16-14-8-14 8 3-16-12-11 16-2z" fill="{d}"/>'
    ),
    "lantern": (
        '<path d="M200 64v32" stroke="{k}" stroke-width="6"/><rect x="164" y="94" width="72" height="20" rx="5" fill="{b}"/>'
        '<ellipse cx="200" cy="186" rx="100" ry="76" fill="{c}"/><g fill="none" stroke="{d}" stroke-width="5" opacity=".6"><ellipse cx="200" cy="186" rx="64" ry="76"/>'
        '<ellipse cx="200" cy="186" rx="24" ry="76"/></g><rect x="164" y="258" width="72" height="20" rx="5" fill="{b}"/>'
        '<path d="M182 278v50M200 278v58M218 278v50" stroke="{b}" stroke-width="7"/><path d="M130 160q10-28 34-38" fill="none" stroke="{l}" stroke-width="8" stroke-linecap="round"/>'
    ),
    "balloon": (
        '<path d="M150 232q18 46 44 92M258 224q-24 50-58 100M206 200q-8 70-6 124" fill="none" stroke="{k}" stroke-width="3"/>'
        '<ellipse cx="140" cy="172" rx="52" ry="62" fill="{d}"/><ellipse cx="268" cy="164" rx="50" ry="60" fill="{b}"/>'
        '<ellipse cx="204" cy="136" rx="56" ry="68" fill="{c}"/><path d="M180 110q8-22 26-24M122 146q6-14 16-18M252 138q6-14 16-18" fill="none" '
        'stroke="{l}" stroke-width="8" stroke-linecap="round"/>'
    ),
    "lights": (
        '<path d="M72 118q60 70 128 40t128 30q-60 80-128 70t-120 50" fill="none" stroke="#4b5a4e" stroke-width="7"/>'
        '<g><ellipse cx="112" cy="164" rx="15" ry="23" fill="{c}"/><ellipse cx="166" cy="186" rx="15" ry="23" fill="{b}"/>'
        '<ellipse cx="226" cy="176" rx="15" ry="23" fill="#57b8d8"/><ellipse cx="286" cy="192" rx="15" ry="23" fill="{d}"/>'
        '<ellipse cx="286" cy="258" rx="15" ry="23" fill="{b}"/><ellipse cx="226" cy="282" rx="15" ry="23" fill="{c}"/>'
        '<ellipse cx="166" cy="284" rx="15" ry="23" fill="#57b8d8"/><ellipse cx="112" cy="316" rx="15" ry="23" fill="{c}"/></g>'
    ),
    "plush": (
        '<circle cx="138" cy="122" r="34" fill="{d}"/><circle cx="262" cy="122" r="34" fill="{d}"/><circle cx="138" cy="122" r="18" fill="{l}"/>'
        '<circle cx="262" cy="122" r="18" fill="{l}"/><ellipse cx="200" cy="272" rx="76" ry="58" fill="{c}"/><ellipse cx="200" cy="278" rx="44" ry="38" fill="{l}"/>'
        '<circle cx="200" cy="170" r="78" fill="{c}"/><ellipse cx="200" cy="192" rx="34" ry="26" fill="{l}"/><circle cx="170" cy="160" r="9" fill="#2a2320"/>'
        '<circle cx="230" cy="160" r="9" fill="#2a2320"/><ellipse cx="200" cy="182" rx="11" ry="8" fill="#2a2320"/><path d="M188 200q12 10 24 0" fill="none" '
        'stroke="#2a2320" stroke-width="4" stroke-linecap="round"/>'
    ),
    "blocks": (
        '<rect x="92" y="206" width="104" height="104" rx="10" fill="{c}"/><rect x="204" y="206" width="104" height="104" rx="10" fill="{b}"/>'
        '<rect x="148" y="94" width="104" height="104" rx="10" fill="{d}"/><g fill="#fff" font-family="Georgia,serif" font-weight="700" font-size="64" '
        'text-anchor="middle"><text x="144" y="281">A</text><text x="256" y="281">B</text><text x="200" y="169">C</text></g>'
        '<g fill="none" stroke="#fff" stroke-width="4" opacity=".55"><rect x="102" y="216" width="84" height="84" rx="6"/><rect x="214" y="216" width="84" height="84" rx="6"/>'
        '<rect x="158" y="104" width="84" height="84" rx="6"/></g>'
    ),
    "car": (
        '<path d="M70 236q0-34 42-38l34-48q8-12 24-12h74q14 0 24 12l30 46q36 4 36 40v26q0 10-10 10H80q-10 0-10-10z" fill="{c}"/>'
        '<path d="M150 194l24-36q4-6 12-6h12v42zM210 152h28q8 0 12 6l24 36h-64z" fill="#cfe5f2"/><path d="M70 240h264v14H70z" fill="{d}"/>'
        '<circle cx="130" cy="272" r="33" fill="#2a2d33"/><circle cx="272" cy="272" r="33" fill="#2a2d33"/><circle cx="130" cy="272" r="14" fill="{l}"/>'
        '<circle cx="272" cy="272" r="14" fill="{l}"/><rect x="310" y="218" width="22" height="14" rx="5" fill="{b}"/>'
    ),
    "pen": (
        '<g transform="rotate(40 200 200)"><rect x="182" y="82" width="36" height="188" rx="10" fill="{c}"/><rect x="182" y="82" width="13" height="188" rx="6" fill="{l}" opacity=".7"/>'
        '<path d="M182 266h36l-18 60z" fill="#e8c9a0"/><path d="M193 302h14l-7 24z" fill="{k}"/><rect x="182" y="68" width="36" height="28" rx="8" fill="{d}"/>'
        '<rect x="214" y="88" width="9" height="86" rx="4" fill="#b9bec6"/></g>'
        '<path d="M92 306q36-30 60 0t58-6" fill="none" stroke="{d}" stroke-width="6" stroke-linecap="round"/>'
    ),
    "notebook": (
        '<rect x="118" y="82" width="176" height="240" rx="12" fill="{d}"/><rect x="126" y="88" width="164" height="226" rx="8" fill="#fdfbf5"/>'
        '<rect x="110" y="78" width="172" height="236" rx="12" fill="{c}"/><rect x="148" y="124" width="104" height="56" rx="6" fill="#fdfbf5"/>'
        '<path d="M162 144h76M162 160h52" stroke="{d}" stroke-width="5"/><path d="M258 78v236" stroke="{b}" stroke-width="11"/>'
        '<g fill="none" stroke="#8d949e" stroke-width="7"><path d="M96 108h30M96 144h30M96 180h30M96 216h30M96 252h30M96 288h30"/></g>'
    ),
    "paper": (
        '<path d="M92 208l108-40 108 40-108 44z" fill="#fff"/><path d="M92 208v62l108 46v-64z" fill="#e9edf1"/><path d="M308 208v62l-108 46v-64z" fill="#d8dee4"/>'
        '<path d="M92 222l108 44 108-44M92 238l108 44 108-44M92 254l108 44 108-44" fill="none" stroke="#b9c2cb" stroke-width="3"/>'
        '<path d="M150 188l108 42v76l34-14v-76l-108-40z" fill="{c}"/><path d="M160 118h80l24 24v44l-64-22-40 16z" fill="#fff" stroke="{d}" stroke-width="4"/>'
        '<path d="M178 142h44M178 156h28" stroke="{d}" stroke-width="5"/>'
    ),
    "cup": (
        '<path d="M128 122h132l-14 170q-2 18-20 18h-64q-18 0-20-18z" fill="{c}"/><ellipse cx="194" cy="122" rx="66" ry="18" fill="{d}"/>'
        '<ellipse cx="194" cy="124" rx="54" ry="12" fill="#6b4a32"/><path d="M258 158q62-6 56 48-6 44-66 44" fill="none" stroke="{c}" stroke-width="18"/>'
        '<path d="M150 156l8 118" stroke="{l}" stroke-width="12" stroke-linecap="round" opacity=".8"/>'
        '<path d="M172 92q-10-14 0-28M206 92q-10-14 0-28" fill="none" stroke="{d}" stroke-width="6" stroke-linecap="round" opacity=".5"/>'
    ),
    "box": (
        '<path d="M96 172h208v124q0 16-16 16H112q-16 0-16-16z" fill="{c}"/><path d="M84 132h232q8 0 8 8v32H76v-32q0-8 8-8z" fill="{d}"/>'
        '<rect x="164" y="196" width="72" height="34" rx="17" fill="{k}" opacity=".75"/><path d="M116 252h168M116 276h168" stroke="{l}" stroke-width="5" opacity=".7"/>'
        '<path d="M96 148h208" stroke="{l}" stroke-width="6" opacity=".6"/>'
    ),
    "umbrella": (
        '<path d="M200 96v196q0 28-26 28t-26-26" fill="none" stroke="{k}" stroke-width="11" stroke-linecap="round"/>'
        '<path d="M80 214q10-112 120-116 110 4 120 116-26-26-60 0-30-26-60 0-30-26-60 0-34-26-60 0z" fill="{c}"/>'
        '<path d="M140 214q6-92 60-116 54 24 60 116-30-26-60 0-30-26-60 0z" fill="{d}" opacity=".65"/><path d="M200 98V80" stroke="{k}" stroke-width="9" stroke-linecap="round"/>'
    ),
    "hanger": (
        '<path d="M200 150v-24q-24-6-22-30 6-24 32-16 14 8 10 22" fill="none" stroke="#8d949e" stroke-width="10" stroke-linecap="round"/>'
        '<path d="M200 146L84 236q-8 24 16 26h200q24-2 16-26z" fill="none" stroke="{c}" stroke-width="22" stroke-linejoin="round"/>'
        '<path d="M112 228l88-66 88 66" fill="none" stroke="{l}" stroke-width="5" opacity=".8"/>'
    ),
    "broom": (
        '<g transform="rotate(24 200 200)"><rect x="190" y="52" width="20" height="178" rx="9" fill="#b5824e"/><path d="M158 222h84l10 34H148z" fill="{d}"/>'
        '<path d="M148 254h104l22 84H126z" fill="{c}"/><path d="M158 262l-14 74M180 262l-8 76M200 262v76M220 262l8 76M242 262l14 74" stroke="{l}" stroke-width="5" opacity=".7"/></g>'
    ),
    "jewel": (
        '<path d="M104 92q-6 132 96 148 102-16 96-148" fill="none" stroke="{b}" stroke-width="7" stroke-dasharray="3 8" stroke-linecap="round"/>'
        '<path d="M200 232l34 26-34 62-34-62z" fill="{c}"/><path d="M200 232l34 26h-68z" fill="{l}"/><path d="M200 258l-12 0 12 62 12-62z" fill="{d}" opacity=".6"/>'
        '<circle cx="146" cy="210" r="12" fill="{l}"/><circle cx="254" cy="210" r="12" fill="{l}"/><circle cx="120" cy="168" r="9" fill="{c}"/><circle cx="280" cy="168" r="9" fill="{c}"/>'
    ),
    "hair": (
        '<path d="M200 200q-96-96-116-14-8 92 116 14zM200 200q96-96 116-14 8 92-116 14z" fill="{c}"/>'
        '<path d="M200 204q-60 40-62 106l40-22 22-70zM200 204q60 40 62 106l-40-22-22-70z" fill="{d}"/><circle cx="200" cy="200" r="25" fill="{b}"/>'
        '<path d="M112 172q24-12 52 14M288 172q-24-12-52 14" fill="none" stroke="{l}" stroke-width="7" stroke-linecap="round"/>'
    ),
}
