"""Cloth, clothes and trims."""

WEAR = {
    "roll": (
        '<path d="M120 120h170v150q-85 40-170 0z" fill="{c}"/>'
        '<path d="M150 120v163M180 120v170M212 120v171M246 120v166M272 120v158" stroke="{d}" '
        'stroke-width="3" opacity=".35"/>'
        '<rect x="92" y="92" width="226" height="62" rx="31" fill="{c}"/>'
        '<rect x="92" y="92" width="226" height="26" rx="13" fill="{l}" opacity=".55"/>'
        '<circle cx="318" cy="123" r="31" fill="{d}"/><circle cx="318" cy="123" r="20" fill="{l}"/>'
        '<circle cx="318" cy="123" r="9" fill="#b08a5b"/>'
    ),
    "trim": (
        '<path d="M120 110q70 45 0 95t0 95" fill="none" stroke="{c}" stroke-width="34"/>'
        '<path d="M120 110q70 45 0 95t0 95" fill="none" stroke="{l}" stroke-width="34" '
        'stroke-dasharray="3 10" opacity=".7"/>'
        '<circle cx="245" cy="200" r="78" fill="{c}"/><circle cx="245" cy="200" r="78" fill="none" '
        'stroke="{d}" stroke-width="4" stroke-dasharray="8 6"/>'
        '<circle cx="245" cy="200" r="54" fill="none" stroke="{l}" stroke-width="5" opacity=".8"/>'
        '<circle cx="245" cy="200" r="30" fill="{d}"/><circle cx="245" cy="200" r="14" fill="{b}"/>'
    ),
    "button": (
        '<circle cx="158" cy="165" r="70" fill="{c}"/><circle cx="158" cy="165" r="50" fill="{l}" opacity=".5"/>'
        '<g fill="{k}"><circle cx="143" cy="150" r="8"/><circle cx="173" cy="150" r="8"/>'
        '<circle cx="143" cy="180" r="8"/><circle cx="173" cy="180" r="8"/></g>'
        '<circle cx="262" cy="242" r="58" fill="{d}"/><circle cx="262" cy="242" r="41" fill="{c}"/>'
        '<g fill="{k}"><circle cx="250" cy="230" r="7"/><circle cx="274" cy="230" r="7"/>'
        '<circle cx="250" cy="254" r="7"/><circle cx="274" cy="254" r="7"/></g>'
        '<circle cx="270" cy="130" r="34" fill="{l}"/><circle cx="262" cy="130" r="5" fill="{k}"/>'
        '<circle cx="278" cy="130" r="5" fill="{k}"/>'
    ),
    "dress": (
        '<path d="M165 88q35 34 70 0l26 20-18 60 52 142q-95 34-190 0l52-142-18-60z" fill="{c}"/>'
        '<path d="M157 168q43 16 86 0l4 16q-47 18-94 0z" fill="{d}"/>'
        '<path d="M170 190l-22 126M200 194v132M230 190l22 126" stroke="{d}" stroke-width="4" opacity=".35"/>'
        '<path d="M165 88q35 34 70 0l-6-5q-29 24-58 0z" fill="{l}"/>'
    ),
    "tshirt": (
        '<path d="M152 96q48 34 96 0l68 36-28 56-32-14v138q-56 14-112 0V174l-32 14-28-56z" fill="{c}"/>'
        '<path d="M152 96q48 34 96 0l12 6q-60 46-120 0z" fill="{l}" opacity=".8"/>'
        '<path d="M144 174v138M256 174v138" stroke="{d}" stroke-width="4" opacity=".45"/>'
        '<path d="M176 214h48v34h-48z" fill="{d}" opacity=".22"/>'
    ),
    "sweater": (
        '<path d="M158 94h84l66 44 14 138-40 6-12-92v128H130V190l-12 92-40-6 14-138z" fill="{c}"/>'
        '<path d="M158 94q42 40 84 0l-8-8h-68z" fill="{d}"/>'
        '<path d="M130 300h140v18H130z" fill="{d}"/>'
        '<path d="M140 176l15 14 15-14 15 14 15-14 15 14 15-14 15 14 15-14M140 206l15 14 15-14 15 14 '
        '15-14 15 14 15-14 15 14 15-14" fill="none" stroke="{l}" stroke-width="7"/>'
    ),
    "trousers": (
        '<path d="M140 82h120l22 240h-56l-26-160-26 160h-56z" fill="{c}"/>'
        '<path d="M140 82h120l3 26H137z" fill="{d}"/><path d="M200 108v56" stroke="{d}" stroke-width="4"/>'
        '<path d="M147 108q2 30-10 44M253 108q-2 30 10 44" fill="none" stroke="{d}" stroke-width="4"/>'
        '<path d="M168 170l-18 140M232 170l18 140" stroke="{l}" stroke-width="3" opacity=".7"/>'
    ),
    "shirt": (
        '<path d="M150 92l50 24 50-24 62 40-26 66-24-12v134H138V186l-24 12-26-66z" fill="{c}"/>'
        '<path d="M150 92l50 24-26 34zM250 92l-50 24 26 34z" fill="{l}"/>'
        '<path d="M200 116v204" stroke="{d}" stroke-width="4"/>'
        '<g fill="{k}"><circle cx="208" cy="160" r="4"/><circle cx="208" cy="196" r="4"/>'
        '<circle cx="208" cy="232" r="4"/><circle cx="208" cy="268" r="4"/></g>'
        '<path d="M222 176h30v30l-15 8-15-8z" fill="{d}" opacity=".35"/>'
    ),
    "jacket": (
        '<path d="M150 88h100l66 48 10 140-42 4-12-80v120H128V200l-12 80-42-4 10-140z" fill="{c}"/>'
        '<path d="M150 88h100l-14 34q-36 16-72 0z" fill="{d}"/>'
        '<path d="M200 130v190" stroke="{l}" stroke-width="6" stroke-dasharray="6 4"/>'
        '<path d="M142 232h38M220 232h38" stroke="{k}" stroke-width="6" stroke-linecap="round" opacity=".6"/>'
        '<path d="M128 302h144v18H128z" fill="{d}"/>'
    ),
    "baby": (
        '<path d="M160 92q40 28 80 0l56 30-16 46-28-8v70l14 70q-32 20-48 0l-18-42-18 42q-16 20-48 0'
        'l14-70v-70l-28 8-16-46z" fill="{c}"/>'
        '<path d="M160 92q40 28 80 0l8 6q-48 36-96 0z" fill="{l}"/>'
        '<circle cx="200" cy="190" r="24" fill="{l}"/><circle cx="192" cy="186" r="4" fill="{k}"/>'
        '<circle cx="208" cy="186" r="4" fill="{k}"/><path d="M190 198q10 9 20 0" fill="none" '
        'stroke="{k}" stroke-width="3"/><circle cx="180" cy="170" r="9" fill="{l}"/>'
        '<circle cx="220" cy="170" r="9" fill="{l}"/>'
    ),
    "shoe": (
        '<path d="M92 190q14-44 52-50l34 42q50 38 108 46 30 6 26 44H92z" fill="{c}"/>'
        '<path d="M88 262h226q4 28-18 30H104q-18-2-16-30z" fill="{l}"/>'
        '<path d="M88 276h226" stroke="{d}" stroke-width="4"/>'
        '<path d="M160 176l24-18M178 196l24-18M200 212l22-18" stroke="{b}" stroke-width="8" '
        'stroke-linecap="round"/><path d="M100 232q50-30 98-8" fill="none" stroke="{d}" stroke-width="7"/>'
    ),
    "towel": (
        '<rect x="104" y="240" width="192" height="52" rx="24" fill="{d}"/>'
        '<rect x="104" y="188" width="192" height="56" rx="26" fill="{c}"/>'
        '<rect x="104" y="134" width="192" height="58" rx="27" fill="{l}"/>'
        '<path d="M236 134v58M252 134v58M236 190v54M252 190v54M236 242v50M252 242v50" stroke="{b}" '
        'stroke-width="6" opacity=".8"/><path d="M122 152h96M122 208h96M122 262h96" stroke="{k}" '
        'stroke-width="3" stroke-dasharray="2 9" opacity=".3"/>'
    ),
    "bed": (
        '<rect x="84" y="104" width="20" height="196" rx="8" fill="#a98158"/>'
        '<rect x="296" y="150" width="20" height="150" rx="8" fill="#a98158"/>'
        '<rect x="96" y="216" width="212" height="62" rx="14" fill="{l}"/>'
        '<path d="M150 196q90-24 154 8v58H150z" fill="{c}"/>'
        '<path d="M150 196q90-24 154 8v18q-70-28-154-8z" fill="{d}" opacity=".5"/>'
        '<rect x="108" y="172" width="66" height="44" rx="20" fill="#ffffff" stroke="{d}" stroke-width="3"/>'
        '<g fill="{l}"><circle cx="196" cy="240" r="7"/><circle cx="230" cy="232" r="7"/>'
        '<circle cx="264" cy="242" r="7"/></g>'
    ),
    "sock": (
        '<path d="M146 92h66v108l62 52q24 30-4 48-34 16-66-8l-58-50z" fill="{c}"/>'
        '<path d="M146 92h66v30h-66z" fill="{d}"/><path d="M146 138h66v14h-66zM146 166h66v14h-66z" fill="{l}"/>'
        '<path d="M254 240q30 30 4 60 34-2 34-30-4-12-18-18z" fill="{d}"/>'
    ),
    "scarf": (
        '<path d="M120 128q80-58 160 0l-14 48q-66-42-132 0z" fill="{c}"/>'
        '<path d="M150 158l52 14-18 140h-62z" fill="{d}"/><path d="M210 172l44-14 26 140h-58z" fill="{c}"/>'
        '<path d="M132 260h52M138 228h50M222 262h52M218 232h50" stroke="{l}" stroke-width="8"/>'
        '<path d="M124 312v18M140 312v18M156 312v18M172 312v18M228 298v18M244 298v18M262 298v18" '
        'stroke="{k}" stroke-width="5" opacity=".6"/>'
    ),
    "hat": (
        '<path d="M124 236q-4-122 76-122t76 122z" fill="{c}"/>'
        '<path d="M84 252q116-46 232 0-10 26-116 26T84 252z" fill="{d}"/>'
        '<path d="M124 220q76-22 152 0l0 18q-76-20-152 0z" fill="{b}"/>'
        '<path d="M150 150q16-26 44-26" fill="none" stroke="{l}" stroke-width="8" stroke-linecap="round"/>'
    ),
    "glove": (
        '<path d="M140 300V196l-28-44q-4-22 20-20l26 36V106q2-18 18-18t18 18v56-70q2-18 18-18t18 18v72-58'
        'q2-16 17-16t17 16v64-36q3-14 16-14t16 16v92q0 30-16 56v32z" fill="{c}"/>'
        '<path d="M136 290h144v34H136z" fill="{d}"/><path d="M150 298v20M172 298v20M194 298v20M216 298v20'
        'M238 298v20M260 298v20" stroke="{l}" stroke-width="4"/>'
        '<path d="M178 180v36M214 176v40M248 184v30" stroke="{d}" stroke-width="4" opacity=".5"/>'
    ),
}
