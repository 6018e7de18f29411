namespace EffNet.Drawing;

/// <summary>Computes the width of text from a table. The layout therefore does not depend on the fonts or native libraries of a machine.</summary>
internal static class TextWidth
{
    /// <summary>The allowance for SVG viewers without Inter, whose sans-serif font may be wider.</summary>
    private const double Allowance = 1.06;

    /// <summary>The width of characters that are not in the table, in thousandths of the font size.</summary>
    private const int Widest = 1000;

    /// <summary>Advance widths from U+0020 to U+007E in thousandths of the font size: the larger of the widths in Inter Regular and Inter SemiBold.</summary>
    private static readonly int[] s_advances =
    [
        282, 309, 404, 644, 650, 844, 663, 222, 394, 394, 544, 673, 296, 466, 291, 379, 667, 481, 622,
        652, 666, 633, 649, 588, 646, 649, 291, 296, 673, 673, 673, 545, 1000, 724, 658, 744, 725, 608,
        587, 755, 744, 275, 561, 677, 567, 907, 753, 775, 644, 776, 651, 650, 660, 742, 724, 1007, 691,
        705, 653, 394, 379, 394, 482, 469, 498, 575, 631, 578, 631, 593, 378, 626, 613, 261, 261, 569,
        261, 898, 610, 608, 625, 625, 397, 550, 380, 609, 576, 838, 563, 576, 562, 394, 358, 394, 673,
    ];

    /// <summary>Returns an upper bound for the width of <paramref name="text"/> at a font size.</summary>
    public static double Of(string text, double size) => Allowance * size * text.Sum(Advance) / 1000;

    private static int Advance(char character) => character is >= ' ' and <= '~' ? s_advances[character - ' '] : Widest;
}
