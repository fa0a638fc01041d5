"""Hardware, tools, electrical goods and packing."""

TOOLS = {
    "bolt": (
        '<g transform="rotate(38 200 200)"><path d="M148 84h104l22 34-22 34H148l-22-34z" fill="{c}"/>'
        '<path d="M148 84h104l22 34H126z" fill="{l}" opacity=".6"/>'
        '<path d="M168 152h64v170l-14 16h-36l-14-16z" fill="{c}"/><path d="M168 152h20v186h-6l-14-16z" fill="{l}" opacity=".6"/>'
        '<path d="M164 196l72 14M164 218l72 14M164 240l72 14M164 262l72 14M164 284l72 14M164 306l72 14" '
        'stroke="{k}" stroke-width="7" opacity=".55"/></g>'
    ),
    "nut": (
        '<path d="M148 92h92l46 78-46 78h-92l-46-78z" fill="{c}"/><path d="M148 92h92l46 78H102z" fill="{l}" opacity=".5"/>'
        '<circle cx="194" cy="170" r="44" fill="{k}"/><circle cx="194" cy="170" r="34" fill="{d}"/>'
        '<circle cx="194" cy="170" r="26" fill="none" stroke="{l}" stroke-width="4" stroke-dasharray="9 5"/>'
        '<path d="M236 226h60l30 50-30 50h-60l-30-50z" fill="{d}"/><circle cx="266" cy="276" r="26" fill="{k}"/>'
        '<circle cx="266" cy="276" r="18" fill="{l}"/>'
    ),
    "wrench": (
        '<g transform="rotate(42 200 200)"><rect x="178" y="132" width="44" height="178" rx="20" fill="{c}"/>'
        '<path d="M200 62q52 4 52 54 0 42-52 48-52-6-52-48 0-50 52-54z" fill="{c}"/>'
        '<path d="M178 52h44v62l-22 16-22-16z" fill="{g}"/><circle cx="200" cy="292" r="11" fill="{g}"/>'
        '<rect x="190" y="170" width="20" height="98" rx="10" fill="{l}" opacity=".8"/></g>'
    ),
    "hammer": (
        '<g transform="rotate(34 200 200)"><rect x="184" y="124" width="34" height="204" rx="14" fill="#b5824e"/>'
        '<rect x="184" y="236" width="34" height="92" rx="14" fill="{c}"/>'
        '<path d="M112 84h150q22 0 40 28l-40 26H112z" fill="{k}"/><rect x="104" y="78" width="42" height="66" rx="8" fill="#8d949e"/>'
        '<path d="M150 92h96" stroke="{l}" stroke-width="7" opacity=".6"/></g>'
    ),
    "drill": (
        '<rect x="92" y="122" width="158" height="84" rx="28" fill="{c}"/><path d="M140 200h66l18 92h-70z" fill="{d}"/>'
        '<rect x="132" y="284" width="108" height="40" rx="10" fill="{k}"/>'
        '<path d="M250 136h34l14 14v28l-14 14h-34z" fill="{k}"/><path d="M298 158h58l8 6-8 6h-58z" fill="#9aa1ab"/>'
        '<path d="M108 146h92M108 164h60" stroke="{l}" stroke-width="8" stroke-linecap="round"/>'
        '<path d="M210 208l18 0 6 28-18 0z" fill="{b}"/>'
    ),
    "tape": (
        '<circle cx="184" cy="192" r="98" fill="{c}"/><circle cx="184" cy="192" r="98" fill="none" stroke="{d}" stroke-width="8"/>'
        '<circle cx="184" cy="192" r="54" fill="{g}"/><circle cx="184" cy="192" r="54" fill="none" stroke="#b08a5b" stroke-width="14"/>'
        '<path d="M184 290h132l10-12 8 12 10-12v32H184z" fill="{c}"/><path d="M184 290h132v14H184z" fill="{l}" opacity=".6"/>'
        '<path d="M116 140q24-34 64-36" fill="none" stroke="{l}" stroke-width="9" stroke-linecap="round"/>'
    ),
    "breaker": (
        '<rect x="122" y="84" width="156" height="232" rx="14" fill="#f2f2ef" stroke="#c9c9c2" stroke-width="4"/>'
        '<rect x="122" y="136" width="156" height="122" fill="{c}"/><path d="M200 136v122" stroke="{d}" stroke-width="4"/>'
        '<rect x="142" y="164" width="38" height="62" rx="8" fill="{k}"/><rect x="220" y="164" width="38" height="62" rx="8" fill="{k}"/>'
        '<rect x="148" y="168" width="26" height="28" rx="5" fill="{b}"/><rect x="226" y="168" width="26" height="28" rx="5" fill="{b}"/>'
        '<g fill="#8d949e"><circle cx="161" cy="110" r="12"/><circle cx="239" cy="110" r="12"/><circle cx="161" cy="288" r="12"/>'
        '<circle cx="239" cy="288" r="12"/></g>'
    ),
    "socket": (
        '<rect x="98" y="98" width="204" height="204" rx="26" fill="{c}"/><rect x="114" y="114" width="172" height="172" rx="18" fill="{l}"/>'
        '<path d="M200 146v34M164 226l-18 30M236 226l18 30" stroke="{k}" stroke-width="15" stroke-linecap="round"/>'
        '<path d="M132 196v-40M268 196v-40" stroke="{k}" stroke-width="13" stroke-linecap="round" opacity=".75"/>'
    ),
    "motor": (
        '<rect x="112" y="128" width="168" height="136" rx="18" fill="{c}"/>'
        '<path d="M132 128v136M154 128v136M176 128v136M198 128v136M220 128v136M242 128v136" stroke="{d}" stroke-width="8"/>'
        '<rect x="84" y="142" width="36" height="108" rx="14" fill="{k}"/><rect x="276" y="150" width="24" height="92" rx="8" fill="{d}"/>'
        '<rect x="298" y="184" width="54" height="22" rx="4" fill="#9aa1ab"/><rect x="158" y="100" width="72" height="34" rx="8" fill="{l}"/>'
        '<path d="M120 264h44l10 32H110zM228 264h44l10 32h-64z" fill="{k}"/>'
    ),
    "pipe": (
        '<g><path d="M96 128h190v44H96z" fill="{c}"/><path d="M96 128h190v14H96z" fill="{l}" opacity=".7"/>'
        '<ellipse cx="286" cy="150" rx="14" ry="22" fill="{k}"/><path d="M96 184h210v44H96z" fill="{d}"/>'
        '<path d="M96 184h210v14H96z" fill="{l}" opacity=".45"/><ellipse cx="306" cy="206" rx="14" ry="22" fill="{k}"/>'
        '<path d="M96 240h178v44H96z" fill="{c}"/><path d="M96 240h178v14H96z" fill="{l}" opacity=".7"/>'
        '<ellipse cx="274" cy="262" rx="14" ry="22" fill="{k}"/><ellipse cx="274" cy="262" rx="8" ry="14" fill="{g}"/></g>'
    ),
    "valve": (
        '<path d="M76 204h68v72H76zM256 204h68v72h-68z" fill="{d}"/><path d="M64 192h24v96H64zM312 192h24v96h-24z" fill="{k}"/>'
        '<path d="M136 210q64-44 128 0v60q-64 44-128 0z" fill="{c}"/><rect x="188" y="126" width="24" height="74" fill="{k}"/>'
        '<ellipse cx="200" cy="116" rx="74" ry="22" fill="none" stroke="{b}" stroke-width="15"/>'
        '<path d="M130 116h140" stroke="{b}" stroke-width="9"/><path d="M152 226q46-26 90 0" fill="none" stroke="{l}" stroke-width="8"/>'
    ),
    "bearing": (
        '<circle cx="200" cy="200" r="108" fill="{c}"/><circle cx="200" cy="200" r="108" fill="none" stroke="{k}" stroke-width="5" opacity=".5"/>'
        '<circle cx="200" cy="200" r="84" fill="{k}" opacity=".75"/>'
        '<g fill="{l}"><circle cx="200" cy="133" r="16"/><circle cx="247" cy="153" r="16"/><circle cx="267" cy="200" r="16"/>'
        '<circle cx="247" cy="247" r="16"/><circle cx="200" cy="267" r="16"/><circle cx="153" cy="247" r="16"/><circle cx="133" cy="200" r="16"/>'
        '<circle cx="153" cy="153" r="16"/></g><circle cx="200" cy="200" r="50" fill="{c}"/><circle cx="200" cy="200" r="34" fill="{g}"/>'
    ),
    "belt": (
        '<path d="M132 122h136a78 78 0 0 1 0 156H132a78 78 0 0 1 0-156z" fill="none" stroke="{k}" stroke-width="26"/>'
        '<path d="M132 122h136a78 78 0 0 1 0 156H132a78 78 0 0 1 0-156z" fill="none" stroke="{c}" stroke-width="12"/>'
        '<path d="M132 138h136a62 62 0 0 1 0 124H132a62 62 0 0 1 0-124z" fill="none" stroke="{k}" stroke-width="10" stroke-dasharray="7 7"/>'
        '<circle cx="136" cy="200" r="36" fill="{l}"/><circle cx="264" cy="200" r="36" fill="{l}"/><circle cx="136" cy="200" r="10" fill="{k}"/>'
        '<circle cx="264" cy="200" r="10" fill="{k}"/>'
    ),
    "carton": (
        '<path d="M200 92l112 46v124l-112 54-112-54V138z" fill="#c99a63"/><path d="M200 184l112-46v124l-112 54z" fill="#ad7f4b"/>'
        '<path d="M200 92l112 46-112 46-112-46z" fill="#ddb27c"/><path d="M132 120l112 46v34l28-12v-34L160 108z" fill="{c}"/>'
        '<path d="M108 214l40 18M108 232l28 12" stroke="#7c5a33" stroke-width="7" stroke-linecap="round"/>'
    ),
    "helmet": (
        '<path d="M98 240q-2-136 102-136t102 136z" fill="{c}"/><path d="M178 106q22-6 44 0l8 134h-60z" fill="{d}" opacity=".55"/>'
        '<path d="M76 238h248q8 30-16 34H92q-24-4-16-34z" fill="{d}"/><path d="M124 180q12-44 44-56" fill="none" stroke="{l}" '
        'stroke-width="11" stroke-linecap="round"/><path d="M118 272q10 40 82 44 72-4 82-44" fill="none" stroke="{k}" stroke-width="7"/>'
    ),
    "mask": (
        '<path d="M112 150q88-48 176 0v76q-30 72-88 76-58-4-88-76z" fill="{c}"/><path d="M124 176h152M124 206h152M132 236h136" '
        'stroke="{d}" stroke-width="6" opacity=".6"/><path d="M112 158q-50 10-40 62 8 26 48 22M288 158q50 10 40 62-8 26-48 22" '
        'fill="none" stroke="{k}" stroke-width="7"/><path d="M150 142q50-18 100 0" fill="none" stroke="{l}" stroke-width="9" stroke-linecap="round"/>'
    ),
}
