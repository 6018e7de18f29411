namespace EffNet.Language.Tests.Mistakes;

/// <summary>One mistake in a search, which is in the place of a variant: the rule, then the search with the characters to point at in « ».</summary>
internal static class SearchMistakes
{
    public static (string Id, string Search)[] All { get; } =
    [
        // Words.
        ("EFN1103", "search «Grid» { beta: 1.1; gamma: 1.15; }"),
        ("EFN1103", "search «Grid» { alpha: 1.2; gamma: 1.15; }"),
        ("EFN1103", "search «Grid» { alpha: 1.2; beta: 1.1; }"),
        ("EFN1101", "search Grid { «aplha»: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1101", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; «delta»: 1.5; }"),
        ("EFN1102", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; «alpha»: 1.3; }"),
        ("EFN1104", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; «width»: 1; }"),
        ("EFN1104", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; «dropout»: 0.1; }"),
        ("EFN1104", "variant X { «alpha»: 1.2; }"),
        ("EFN1105", "variant X { type «Best» { alpha: 1.2; beta: 1.1; gamma: 1.15; } }"),
        ("EFN1104", "«public» search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1105", "«search» { alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1105", "search Grid { «alpha» { } beta: 1.1; gamma: 1.15; }"),
        ("EFN1101", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require «speed» <= 1M; }"),
        ("EFN1106", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops <= «1MiB»; }"),

        // Ranges.
        ("EFN1106", "search Grid { alpha: from 2 to «1» step 0.1; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { alpha: from 1 to 2 step «0»; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { alpha: from 1 to 2 step «-0.1»; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { alpha: from 1 to 2 step «0.00001»; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { alpha: from 1 to «11» step 0.5; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { alpha: «11»; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { alpha: from «1KiB» to 2 step 0.1; beta: 1; gamma: 1; }"),
        ("EFN2001", "search Grid { alpha: from «0.9» to 2 step 0.1; beta: 1; gamma: 1; }"),
        ("EFN2001", "search Grid { alpha: from 1 to «0.5» step 0.1; beta: 1; gamma: 1; }"),
        ("EFN2001", "search Grid { alpha: 1.2; beta: «0.9»; gamma: 1.15; }"),
        ("EFN1105", "search Grid { alpha: «any»; beta: 1; gamma: 1; }"),
        ("EFN1105", "search Grid { alpha: «range(1, 2)»; beta: 1; gamma: 1; }"),
        ("EFN1105", "search Grid { phi: «from 1 to 2 step 0.5»; alpha: 2; beta: 1; gamma: 1; }"),
        ("EFN1105", "search Grid { phi: «solve(flops <= 1G)»; alpha: 2; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { phi: «0»; alpha: 2; beta: 1; gamma: 1; }"),
        ("EFN1106", "search Grid { phi: «-1»; alpha: 2; beta: 1; gamma: 1; }"),
        ("EFN1002", "search Grid { alpha: from 1 «until» 2 step 0.1; beta: 1; gamma: 1; }"),
        ("EFN1002", "search Grid { alpha: from 1 to 2«;» beta: 1; gamma: 1; }"),
        ("EFN1002", "search Grid { alpha: from 1 to 2 step«;» beta: 1; gamma: 1; }"),
        ("EFN1002", "search Grid { alpha: from 1 to «two» step 1; beta: 1; gamma: 1; }"),
        ("EFN1004", "search Grid { alpha: from 1 to «2x» step 0.1; beta: 1; gamma: 1; }"),

        // Rules.
        ("EFN1106", "search Grid { tolerance: «1.5»; alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1106", "search Grid { tolerance: «-0.1»; alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1106", "search Grid { tolerance: «5%»; alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1105", "search Grid { tolerance: «small»; alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1102", "search Grid { tolerance: 0.1; alpha: 1.2; beta: 1.1; gamma: 1.15; «tolerance»: 0.2; }"),
        ("EFN1101", "search Grid { «tolerence»: 0.1; alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1104", "variant X { «tolerance»: 0.1; }"),
        ("EFN1104", "variant X { require flops <= 2 * «baseline»; }"),
        ("EFN1104", "variant X { phi: solve(flops <= 2 * «baseline»); }"),
        ("EFN1105", "variant X { phi: solve(flops within 5% of «100M»); }"),
        ("EFN1101", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops <= 2 * «basline»; }"),
        ("EFN1105", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops ~ 2 * «baseline»; }"),
        ("EFN1105", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops = 2 * «baseline»; }"),
        ("EFN1106", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops <= «0» * baseline; }"),
        ("EFN1106", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops <= «1_001» * baseline; }"),
        ("EFN1106", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require memory <= «2MiB» * baseline; }"),
        ("EFN1106", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within «0.05» of 2 * baseline; }"),
        ("EFN1106", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within «0%» of 2 * baseline; }"),
        ("EFN1106", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within «51%» of 2 * baseline; }"),
        ("EFN1002", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within«;» }"),
        ("EFN1002", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within 5%«;» }"),
        ("EFN1002", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within 5% of «baseline»; }"),
        ("EFN1002", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within 5% of 2 *«;» }"),
        ("EFN1002", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within 5% of 2 «baseline»; }"),
        ("EFN1004", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within 5% of «2x» * baseline; }"),
        ("EFN1004", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops within «5p» of 2 * baseline; }"),

        // Networks.
        ("EFN1101", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; networks: «some»; }"),
        ("EFN1105", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; networks: «5»; }"),
        ("EFN1104", "variant X { «networks»: all; }"),
        ("EFN1102", "variant Grid1 { phi: 0; } search «Grid» { alpha: 1.2; beta: 1.1; gamma: 1.15; networks: all; }"),

        // The grid.
        ("EFN2009", "search «Grid» { alpha: from 1 to 2 step 0.0001; beta: 1; gamma: 1; }"),
        ("EFN2009", "search «Grid» { alpha: from 1 to 2 step 0.01; beta: from 1 to 2 step 0.01; gamma: 1; type Best { alpha: 2; beta: 1; gamma: 1; } }"),
        ("EFN2010", "search «Grid» { alpha: 1; beta: 1; gamma: 1; }"),
        ("EFN2010", "search «Grid» { alpha: 1.2; beta: 1.1; gamma: 1.15; require flops <= 1K; }"),
        ("EFN2010", "search «Grid» { alpha: 1; beta: 1; gamma: 1; type Best { alpha: 1; beta: 1; gamma: 1; } }"),
        ("EFN2010", "search «Grid» { phi: 1_000; alpha: 2; beta: 1; gamma: 1; }"),

        // Types.
        ("EFN2011", "search Grid { alpha: from 1.2 to 2 step 0.8; beta: 1.1; gamma: 1.15; type «Best» { alpha: 2; beta: 1; gamma: 1; } }"),
        ("EFN2011", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type «Best» { alpha: 1; beta: 1; gamma: 1; } }"),
        ("EFN1103", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type «Best» { alpha: 1.2; beta: 1.1; } }"),
        ("EFN1101", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; «delta»: 1; } }"),
        ("EFN1104", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; «phi»: 1; } }"),
        ("EFN1105", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type Best { alpha: «from 1 to 2 step 0.5»; beta: 1.1; gamma: 1.15; } }"),
        ("EFN2001", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type Best { alpha: «0.5»; beta: 1.1; gamma: 1.15; } }"),
        ("EFN1105", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; «type»: Best; }"),

        // Names.
        ("EFN1102", "search «Before» { alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1102", "search «BEFORE» { alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1102", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; } search «Grid» { alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1102", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type «Before» { alpha: 1.2; beta: 1.1; gamma: 1.15; } }"),
        ("EFN1102", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type «Grid» { alpha: 1.2; beta: 1.1; gamma: 1.15; } }"),
        ("EFN1102", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type A { alpha: 1.2; beta: 1.1; gamma: 1.15; } type «A» { alpha: 1.2; beta: 1.1; gamma: 1.15; } }"),
        ("EFN1108", "search «grid» { alpha: 1.2; beta: 1.1; gamma: 1.15; }"),
        ("EFN1108", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type «best» { alpha: 1.2; beta: 1.1; gamma: 1.15; } }"),

        // Punctuation.
        ("EFN1002", "search Grid { alpha «1.2»; beta: 1.1; gamma: 1.15; }"),
        ("EFN1002", "search Grid { beta: 1.1; gamma: 1.15; alpha: 1.2«» }"),
        ("EFN1003", "search Grid\n    «{»\n        alpha: 1.2; beta: 1.1; gamma: 1.15;"),
    ];
}
