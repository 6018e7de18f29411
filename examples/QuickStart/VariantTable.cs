using System.Globalization;
using EffNet;

namespace QuickStart;

/// <summary>Prints the costs of the variants of a family and the figures of the paper.</summary>
internal static class VariantTable
{
    public static void Print(IEnumerable<NetworkVariant> variants)
    {
        Console.WriteLine("Costs that are known at compile time, from models.effnet:");
        Console.WriteLine();
        Console.WriteLine("Variant         Width  Depth  Resolution  Parameters   paper   Multiply-adds   paper");
        foreach (var v in variants)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{v.TypeName,-14}  {v.Width,5:0.0}  {v.Depth,5:0.0}  {v.Resolution,10}  {v.Parameters,10:N0}  {Figure(v.PaperParameters),6}  {v.Flops,14:N0} "
                + $" {Figure(v.PaperFlops),6}"));
        }

        Console.WriteLine();
        Console.WriteLine("The paper calls the multiply-adds of convolutions and linear layers FLOPS.");
        Console.WriteLine("* The exact figure does not round to the paper's figure. The exact figures are equal to torchvision's.");
    }

    private static string Figure(PaperFigure? figure) => figure is null ? "" : figure.Text + (figure.Agrees ? " " : "*");
}
