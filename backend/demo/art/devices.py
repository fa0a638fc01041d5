"""Phones, computers, parts and small appliances."""

_SCREEN = "#16233a"

DEVICES = {
    "phone": (
        '<rect x="142" y="72" width="116" height="250" rx="22" fill="{k}"/>'
        '<rect x="150" y="80" width="100" height="234" rx="15" fill="{c}"/>'
        '<path d="M150 220q50-70 100-20v99q0 15-15 15h-70q-15 0-15-15z" fill="{d}" opacity=".7"/>'
        '<circle cx="212" cy="146" r="26" fill="{l}" opacity=".85"/>'
        '<rect x="182" y="88" width="36" height="9" rx="4" fill="{k}"/>'
        '<rect x="176" y="302" width="48" height="5" rx="2" fill="{b}"/>'
    ),
    "tablet": (
        '<rect x="96" y="96" width="208" height="206" rx="18" fill="{k}"/>'
        '<rect x="108" y="108" width="184" height="182" rx="8" fill="{l}"/>'
        '<path d="M108 240l56-58 44 42 34-30 50 50v38q0 8-8 8H116q-8 0-8-8z" fill="{c}"/>'
        '<circle cx="246" cy="150" r="20" fill="{d}"/>'
    ),
    "watch": (
        '<rect x="166" y="66" width="68" height="268" rx="26" fill="{c}"/>'
        '<path d="M176 90h48M176 310h48M176 296h48M176 104h48" stroke="{d}" stroke-width="5" opacity=".5"/>'
        '<rect x="136" y="136" width="128" height="128" rx="34" fill="{k}"/>'
        '<rect x="148" y="148" width="104" height="104" rx="24" fill="#16233a"/>'
        '<circle cx="200" cy="200" r="36" fill="none" stroke="{l}" stroke-width="9" stroke-dasharray="170 60"/>'
        '<path d="M200 176v26l16 10" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round"/>'
        '<rect x="263" y="186" width="10" height="26" rx="4" fill="{d}"/>'
    ),
    "earphone": (
        '<path d="M112 216q0-116 88-116t88 116" fill="none" stroke="{d}" stroke-width="20"/>'
        '<rect x="92" y="200" width="56" height="98" rx="26" fill="{c}"/>'
        '<rect x="252" y="200" width="56" height="98" rx="26" fill="{c}"/>'
        '<rect x="138" y="208" width="20" height="82" rx="10" fill="{k}"/>'
        '<rect x="242" y="208" width="20" height="82" rx="10" fill="{k}"/>'
        '<path d="M106 226v44M294 226v44" stroke="{l}" stroke-width="7" stroke-linecap="round"/>'
    ),
    "charger": (
        '<rect x="122" y="132" width="124" height="136" rx="26" fill="{c}"/>'
        '<rect x="132" y="142" width="104" height="30" rx="14" fill="{l}" opacity=".7"/>'
        '<path d="M152 132V96M216 132V96" stroke="#b9bec6" stroke-width="16"/>'
        '<rect x="160" y="246" width="48" height="14" rx="7" fill="{k}"/>'
        '<path d="M184 260v24q0 30 34 30h22q40 0 40-40v-40" fill="none" stroke="{d}" stroke-width="10"/>'
        '<rect x="266" y="186" width="28" height="50" rx="6" fill="{k}"/>'
        '<path d="M192 180l-22 34h20l-8 28 26-36h-20z" fill="{b}"/>'
    ),
    "cable": (
        '<g fill="none" stroke-linecap="round"><ellipse cx="200" cy="212" rx="92" ry="84" stroke="{d}" '
        'stroke-width="18"/><ellipse cx="200" cy="206" rx="74" ry="66" stroke="{c}" stroke-width="18"/>'
        '<ellipse cx="200" cy="200" rx="54" ry="48" stroke="{l}" stroke-width="16"/>'
        '<path d="M276 160q30-30 30-70" stroke="{c}" stroke-width="16"/></g>'
        '<rect x="290" y="62" width="32" height="40" rx="6" fill="{k}"/>'
        '<rect x="186" y="108" width="28" height="194" rx="10" fill="{k}" opacity=".8"/>'
    ),
    "case": (
        '<rect x="128" y="76" width="144" height="248" rx="30" fill="{c}"/>'
        '<rect x="138" y="86" width="124" height="228" rx="22" fill="none" stroke="{d}" stroke-width="4"/>'
        '<rect x="146" y="94" width="62" height="66" rx="18" fill="{k}"/>'
        '<circle cx="165" cy="114" r="11" fill="{l}"/><circle cx="190" cy="138" r="11" fill="{l}"/>'
        '<circle cx="190" cy="111" r="5" fill="#fff"/>'
        '<path d="M150 262q50-50 100 0M162 282q38-36 76 0" fill="none" stroke="{l}" stroke-width="6"/>'
    ),
    "battery": (
        '<rect x="116" y="112" width="168" height="196" rx="20" fill="{c}"/>'
        '<rect x="116" y="112" width="168" height="52" rx="20" fill="{d}"/>'
        '<rect x="148" y="92" width="30" height="24" rx="5" fill="#b9bec6"/>'
        '<rect x="222" y="92" width="30" height="24" rx="5" fill="#b9bec6"/>'
        '<path d="M216 172l-46 62h34l-16 50 50-66h-34z" fill="{b}"/>'
    ),
    "laptop": (
        '<rect x="104" y="98" width="192" height="136" rx="12" fill="{d}"/>'
        '<rect x="114" y="108" width="172" height="116" rx="4" fill="#16233a"/>'
        '<path d="M114 196l52-48 40 36 34-26 46 44v18q0 4-4 4H118q-4 0-4-4z" fill="{c}"/>'
        '<path d="M104 234h192l34 44q2 14-14 14H84q-16 0-14-14z" fill="{c}"/>'
        '<path d="M112 244h176l14 20H98z" fill="{k}" opacity=".55"/>'
        '<path d="M176 270h48l6 12h-60z" fill="{l}"/>'
    ),
    "desktop": (
        '<rect x="92" y="96" width="84" height="214" rx="10" fill="{d}"/>'
        '<path d="M104 116h60M104 136h60" stroke="{l}" stroke-width="7"/><circle cx="134" cy="276" r="12" fill="{b}"/>'
        '<rect x="190" y="116" width="136" height="108" rx="8" fill="{k}"/>'
        '<rect x="198" y="124" width="120" height="92" rx="3" fill="{c}"/>'
        '<path d="M250 224h16v40h-16zM222 262h72v12h-72z" fill="{k}"/>'
        '<path d="M188 288h140v20H188z" fill="{c}"/><path d="M196 294h124M196 301h124" stroke="{k}" '
        'stroke-width="3" stroke-dasharray="7 4"/>'
    ),
    "monitor": (
        '<rect x="78" y="96" width="244" height="156" rx="12" fill="{k}"/>'
        '<rect x="88" y="106" width="224" height="136" rx="4" fill="{c}"/>'
        '<path d="M88 206q70-74 122-20t102-30v82q0 4-4 4H92q-4 0-4-4z" fill="{d}"/>'
        '<circle cx="260" cy="140" r="18" fill="{l}"/>'
        '<path d="M184 252h32v34h-32z" fill="{d}"/><rect x="142" y="282" width="116" height="16" rx="8" fill="{k}"/>'
    ),
    "printer": (
        '<path d="M140 84h120v64H140z" fill="#fff" stroke="{d}" stroke-width="3"/>'
        '<rect x="92" y="140" width="216" height="112" rx="18" fill="{c}"/>'
        '<rect x="92" y="140" width="216" height="34" rx="16" fill="{l}" opacity=".6"/>'
        '<circle cx="280" cy="192" r="8" fill="{b}"/><path d="M116 210h168" stroke="{k}" stroke-width="10" '
        'stroke-linecap="round"/><path d="M132 214h136l16 96H116z" fill="#fff" stroke="{d}" stroke-width="3"/>'
        '<path d="M146 244h108M142 264h80M138 284h116" stroke="{d}" stroke-width="5" opacity=".6"/>'
    ),
    "chip": (
        '<path d="M140 84v232M170 84v232M200 84v232M230 84v232M260 84v232M84 140h232M84 170h232M84 200h232'
        'M84 230h232M84 260h232" stroke="#c3a455" stroke-width="9"/>'
        '<rect x="112" y="112" width="176" height="176" rx="14" fill="{k}"/>'
        '<rect x="136" y="136" width="128" height="128" rx="8" fill="{c}"/>'
        '<circle cx="152" cy="152" r="6" fill="{b}"/><path d="M160 190h80M160 210h58" stroke="{l}" stroke-width="7"/>'
    ),
    "keyboard": (
        '<g transform="rotate(-8 200 200)"><rect x="70" y="138" width="260" height="118" rx="16" fill="{d}"/>'
        '<g fill="{l}"><path d="M84 152h24v20H84zM114 152h24v20h-24zM144 152h24v20h-24zM174 152h24v20h-24z'
        "M204 152h24v20h-24zM234 152h24v20h-24zM264 152h24v20h-24zM294 152h22v20h-22zM84 180h34v20H84z"
        'M124 180h24v20h-24zM154 180h24v20h-24zM184 180h24v20h-24zM214 180h24v20h-24zM244 180h24v20h-24z"/>'
        '<path d="M84 208h24v32H84zM294 208h22v32h-22z"/></g><path d="M274 180h42v20h-42z" fill="{b}"/>'
        '<rect x="116" y="208" width="170" height="32" rx="4" fill="{c}"/></g>'
    ),
    "router": (
        '<path d="M120 220l-22-120M280 220l22-120M200 216V92" stroke="{k}" stroke-width="12" stroke-linecap="round"/>'
        '<rect x="80" y="212" width="240" height="76" rx="24" fill="{c}"/>'
        '<rect x="80" y="212" width="240" height="28" rx="14" fill="{l}" opacity=".6"/>'
        '<g fill="{b}"><circle cx="120" cy="262" r="7"/><circle cx="148" cy="262" r="7"/><circle cx="176" cy="262" r="7"/></g>'
        '<path d="M246 150q18-18 36 0M236 138q28-28 56 0" fill="none" stroke="{d}" stroke-width="7" stroke-linecap="round"/>'
    ),
    "projector": (
        '<path d="M222 196L352 100v196z" fill="{b}" opacity=".35"/>'
        '<rect x="72" y="148" width="190" height="112" rx="22" fill="{c}"/>'
        '<rect x="72" y="148" width="190" height="32" rx="16" fill="{l}" opacity=".6"/>'
        '<circle cx="222" cy="204" r="40" fill="{k}"/><circle cx="222" cy="204" r="26" fill="{d}"/>'
        '<circle cx="214" cy="196" r="9" fill="#fff"/><path d="M92 204h60M92 220h60M92 236h44" stroke="{d}" '
        'stroke-width="6"/><path d="M98 260h26v18H98zM206 260h26v18h-26z" fill="{k}"/>'
    ),
    "kettle": (
        '<path d="M136 128h128l22 166q2 16-16 16H130q-18 0-16-16z" fill="{c}"/>'
        '<path d="M138 128q62-44 124 0z" fill="{d}"/><circle cx="200" cy="98" r="11" fill="{k}"/>'
        '<path d="M262 144q64-4 56 66-4 46-36 54" fill="none" stroke="{k}" stroke-width="20" stroke-linecap="round"/>'
        '<path d="M140 148L92 172l34 44z" fill="{c}"/><path d="M150 156l-14 124" stroke="{l}" stroke-width="11" '
        'stroke-linecap="round" opacity=".8"/><path d="M114 290h172v20H114z" fill="{k}"/>'
    ),
    "fan": (
        '<path d="M188 250h24v50h-24z" fill="{d}"/><rect x="134" y="294" width="132" height="22" rx="11" fill="{k}"/>'
        '<circle cx="200" cy="172" r="92" fill="{l}" opacity=".55"/>'
        '<g fill="{c}"><path d="M200 172q-46-64 0-84 46 20 0 84z"/><path d="M200 172q78-8 72 42-40 30-72-42z"/>'
        '<path d="M200 172q-32 72-72 42-6-50 72-42z"/></g>'
        '<circle cx="200" cy="172" r="92" fill="none" stroke="{d}" stroke-width="7"/>'
        '<circle cx="200" cy="172" r="64" fill="none" stroke="{d}" stroke-width="3" opacity=".6"/>'
        '<circle cx="200" cy="172" r="17" fill="{k}"/>'
    ),
    "heater": (
        '<rect x="92" y="104" width="216" height="184" rx="18" fill="{c}"/>'
        '<rect x="108" y="120" width="184" height="128" rx="8" fill="{k}"/>'
        '<path d="M120 146q16-14 32 0t32 0 32 0 32 0 32 0M120 184q16-14 32 0t32 0 32 0 32 0 32 0M120 222q16-14 '
        '32 0t32 0 32 0 32 0 32 0" fill="none" stroke="#ff7a3c" stroke-width="10"/>'
        '<circle cx="268" cy="268" r="10" fill="{b}"/><path d="M112 288h26v22h-26zM262 288h26v22h-26z" fill="{d}"/>'
    ),
    "lamp": (
        '<path d="M200 92q74 4 74 78 0 38-36 70l-4 28h-68l-4-28q-36-32-36-70 0-74 74-78z" fill="{b}" opacity=".9"/>'
        '<path d="M200 92q74 4 74 78 0 38-36 70l-4 28h-34z" fill="{c}" opacity=".55"/>'
        '<path d="M178 264v-60l-16-26M222 264v-60l16-26M178 204h44" fill="none" stroke="{d}" stroke-width="6"/>'
        '<rect x="164" y="264" width="72" height="48" rx="10" fill="{k}"/>'
        '<path d="M164 278h72M164 292h72" stroke="{l}" stroke-width="5"/>'
    ),
}
