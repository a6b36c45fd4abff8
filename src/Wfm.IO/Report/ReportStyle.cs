namespace Wfm.IO;

/// <summary>Looks of the report. Colours are from the palette of Okabe and Ito, which people with any colour vision can tell apart; print is always light.</summary>
internal static class ReportStyle
{
    /// <summary>Hatchings that all drawings share.</summary>
    public const string Patterns = """
        <svg width="0" height="0" class="defs" aria-hidden="true"><defs>
        <pattern id="hu" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="pu" d="M0 0H5V5H0Z"/><path class="pl" d="M0 0V5"/></pattern>
        <pattern id="h1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="p1" d="M0 0H6V6H0Z"/><path class="pw" d="M0 0V6"/></pattern>
        <pattern id="h2" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="p2" d="M0 0H4V4H0Z"/><path class="pw" d="M0 0V4"/></pattern>
        <pattern id="h3" width="5" height="5" patternUnits="userSpaceOnUse"><path class="p3" d="M0 0H5V5H0Z"/><path class="pd" d="M0 0L5 5M5 0L0 5"/></pattern>
        </defs></svg>
        """;

    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root{--bg:#fff;--card:#f5f7f9;--ink:#16202a;--dim:#55616d;--rule:#d5dbe1;--grid:#e3e8ec;--sch:#8cc4ea;--req:#16202a;--under:#d55e00;--underbg:#f6d3bb;
        --lead:#cc79a7;--mean:#0072b2;--b80:#8cc4ea;--b95:#d0e6f5;--past:#6b7782;--ok:#00694c;--warn:#8a5a00;--bad:#a83c00;--h0:#bfe3d6;--h1:#f0e442;--h2:#e69f00;--h3:#d55e00;--a:#0072b2;--t:#009e73}
        @media screen and (prefers-color-scheme:dark){:root{--bg:#11161b;--card:#1b232b;--ink:#e8edf1;--dim:#a3b0bb;--rule:#35414c;--grid:#27313a;--sch:#2c6a98;--req:#fff;--under:#ff9a4d;--underbg:#5a2c0c;
        --lead:#cc79a7;--mean:#7cc4f4;--b80:#2c6a98;--b95:#1d3f58;--past:#98a5b0;--ok:#4fd0a5;--warn:#f2b84b;--bad:#ff9a6b;--h0:#1f5c48;--h1:#b8ac1c;--h2:#e69f00;--h3:#e2680a;--a:#56b4e9;--t:#2fc79b}}
        *{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:1320px;padding:20px 24px 40px;background:var(--bg);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        h1{font-size:28px;line-height:1.2;margin:0 0 4px;overflow-wrap:anywhere}h2{font-size:20px;margin:36px 0 10px;padding-bottom:4px;border-bottom:2px solid var(--mean)}h3{font-size:16px;margin:18px 0 6px}h3 small{font-weight:400;color:var(--dim)}
        .sub{margin:0;color:var(--dim)}nav{margin:12px 0 0;display:flex;flex-wrap:wrap;gap:4px 14px}a{color:var(--mean)}p{margin:6px 0 10px}
        .defs{position:absolute}.cut,.was{color:var(--dim)}.cut{font-size:13px}
        .tiles{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(160px,1fr));gap:10px}
        .tile{background:var(--card);border:1px solid var(--rule);border-left:5px solid var(--rule);border-radius:6px;padding:9px 12px;display:flex;flex-direction:column}
        .tile span{font-size:13px;color:var(--dim)}.tile b{font-size:20px;line-height:1.3;font-variant-numeric:tabular-nums}.tile small{font-size:12px;color:var(--dim)}.tile i{font-style:normal;font-weight:600;font-size:12px;margin-top:auto;padding-top:4px}
        .ok{border-left-color:var(--ok)}.ok b,.ok i{color:var(--ok)}.warn{border-left-color:var(--warn)}.warn b,.warn i{color:var(--warn)}.bad{border-left-color:var(--bad)}.bad b,.bad i{color:var(--bad)}
        .warnings{margin:0;padding:10px 10px 10px 30px;border:1px solid var(--rule);border-left:5px solid var(--warn);border-radius:6px;background:var(--card)}
        .key{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;color:var(--dim)}.sw{width:24px;height:10px}
        figure{margin:8px 0 14px}figcaption{font-size:13px;font-weight:600;margin-bottom:4px}
        svg{display:inline-block;vertical-align:middle}.chart,.panel{display:block;width:100%;height:auto}
        .panels{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:6px 8px}
        .o2>:first-child{grid-column-start:2}.o3>:first-child{grid-column-start:3}.o4>:first-child{grid-column-start:4}.o5>:first-child{grid-column-start:5}.o6>:first-child{grid-column-start:6}.o7>:first-child{grid-column-start:7}
        text{fill:var(--dim);font-size:9px}.chart text{font-size:11px}.heat text{font-size:10.5px}.h{fill:var(--ink);font-weight:600;font-size:10px}.e{text-anchor:end}.m{text-anchor:middle}.u{text-anchor:end;fill:var(--bad);font-weight:700;font-size:10px}
        path{fill:none;stroke:none}.gl{stroke:var(--grid)}.ax{stroke:var(--past)}.sch{fill:var(--sch)}.led{fill:var(--lead)}.req{stroke:var(--req);stroke-width:1.4}.under{fill:url(#hu);stroke:var(--under);stroke-width:.6}
        .pu{fill:var(--underbg)}.pl{stroke:var(--under);stroke-width:3.2}.b95{fill:var(--b95)}.b80{fill:var(--b80)}.mean{stroke:var(--mean);stroke-width:1.8;stroke-linejoin:round}.past{stroke:var(--past);stroke-width:1.4;stroke-linejoin:round}.now{stroke:var(--past);stroke-dasharray:3 3}
        .h0{fill:var(--h0)}.h1{fill:url(#h1)}.h2{fill:url(#h2)}.h3{fill:url(#h3)}.p1{fill:var(--h1)}.p2{fill:var(--h2)}.p3{fill:var(--h3)}.pw{stroke:var(--bg);stroke-width:1}.pd{stroke:var(--ink);stroke-width:.7}
        .scroll{overflow-x:auto;margin:8px 0 14px}table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums;min-width:min(100%,640px)}caption{text-align:left;font-weight:600;padding:2px 0 4px}
        th,td{padding:3px 9px;border-bottom:1px solid var(--rule);text-align:right;white-space:nowrap}thead th{border-bottom:2px solid var(--past);vertical-align:bottom;white-space:normal}th:first-child{text-align:left}th[scope=row]{font-weight:500}
        .words td{text-align:left}.words th{text-align:left}.words td:last-child{white-space:normal;min-width:240px}
        .cert td:last-child{text-align:left;white-space:normal;min-width:260px}
        .people td:nth-child(-n+4),.people th:nth-child(-n+4){text-align:left}.gantt{width:100%;min-width:880px;table-layout:fixed;font-size:11px}.gantt th:first-child{width:156px;text-align:left!important;position:sticky;left:0;background:var(--bg);z-index:1;overflow-wrap:anywhere;white-space:normal}.gantt th:last-child{width:52px}
        .gantt td,.gantt thead th{padding:2px 5px;text-align:center;line-height:1.25}.gantt td:last-child{text-align:right}.gantt td{border-left:1px solid var(--grid)}.gantt .team th{background:var(--card);text-align:left;font-weight:700;width:auto}.team span{position:sticky;left:4px}
        .lead th,.lead td{border-bottom:1px solid var(--lead)}.lead th{font-weight:700}em{font-style:normal;font-size:10px;border:1px solid var(--lead);border-radius:3px;padding:0 3px}
        .g{display:block;width:100%;height:6px;margin:1px 0 2px;background:var(--grid)}.a{fill:var(--a)}.l{fill:var(--lead)}.r{fill:var(--past)}.t{fill:var(--t)}.off{color:var(--dim)}.away{background:var(--card);font-style:italic}
        dl{margin:0}dt{font-weight:600;margin-top:8px}dd{margin:0 0 0 16px}
        @media screen and (max-width:760px){body{padding:12px}h1{font-size:22px}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.tile{padding:7px 9px}.tile b{font-size:18px;overflow-wrap:anywhere}
        .panels{grid-template-columns:repeat(2,minmax(0,1fr))}.panels>:first-child{grid-column-start:auto}.wide{overflow-x:auto}.wide .chart{min-width:740px}.end{direction:rtl}.end>*{direction:ltr}.end text{font-size:13px}.gantt th:first-child{width:112px}.gantt{min-width:820px}}
        @media print{@page{size:A4 landscape;margin:11mm}:root{color-scheme:light}body{max-width:none;padding:0;font-size:10pt;line-height:1.35}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}nav{display:none}
        h2{margin:12px 0 6px;break-after:avoid}h3,caption,figcaption,.key{break-after:avoid}figure,.tile,tr,.block{break-inside:avoid}.week{break-inside:avoid-page}.scroll{overflow:visible}
        #forecast,#coverage,#leads,#service,#roster,#people,#method{break-before:page}.tiles{grid-template-columns:repeat(7,1fr);gap:5px}.tile{padding:5px 8px}.tile b{font-size:13pt}.end .chart{width:78%}.board+.board{break-before:page}.team{break-after:avoid}h3{margin:6px 0 2px}figure{margin:2px 0 7px}table{font-size:8pt}.gantt{font-size:6.2pt;min-width:0}.gantt th:first-child{position:static;width:140px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.g{height:4px;margin:0 0 1px}
        .gantt td,.gantt thead th{padding:0 3px;line-height:1.05}.gantt th{padding-top:0;padding-bottom:0}.days{break-before:page}.panels{gap:2px 8px}figcaption{margin:0;font-size:8pt}.key{font-size:8pt;margin:2px 0 4px}.gantt em{font-size:5.5pt}thead{display:table-header-group}th,td{padding:2px 7px}}
        """;
}
