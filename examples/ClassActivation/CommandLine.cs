using System.CommandLine;
using ClassActivationExample.Demo;
using EffNet.Pictures;
using EffNet.Weights;

namespace ClassActivationExample;

/// <summary>What can be asked for.</summary>
internal sealed class CommandLine : RootCommand
{
    private readonly Argument<string[]> _pictures = new("PICTURE") { Description = "JPEG, PNG or WebP files.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _models = new("--models")
    {
        Description = "EfficientNetB0 to EfficientNetB7, or FashionNetTiny; ',' between two.",
        DefaultValueFactory = _ => "EfficientNetB0",
    };
    private readonly Option<string[]> _weights = new("--weights") { Description = "NAME=FILE: the trained weights of one of them." };
    private readonly Option<string?> _labels = new("--labels") { Description = "A text file that names the classes, one on a line; what the weights say, if left out." };
    private readonly Option<string?> _class = new("--class") { Description = "The class to show, by number or label; each picture's best, if left out." };
    private readonly Option<string?> _stage = new("--stage") { Description = "The stage to show, for instance Stage5; the last one, if left out. Takes grad-cam." };
    private readonly Option<string?> _method = new("--method") { Description = "cam or grad-cam; grad-cam, if a stage is named, and otherwise cam." };
    private readonly Option<bool> _demo = new("--demo") { Description = "Show drawn pictures to detectors of colored things, whose weights are set by hand." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The picture to write.", Required = true };

    public CommandLine()
        : base("Shows the regions of pictures that support a class: an overlay, or a sheet of several pictures and networks.")
    {
        _method.AcceptOnlyFromAmong("cam", "grad-cam");
        Add(_pictures);
        foreach (var option in new Option[] { _models, _weights, _labels, _class, _stage, _method, _demo, _output })
            Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        try
        {
            var output = result.GetRequiredValue(_output);
            using var subjects = Choose(result);
            Figure.Of(subjects, Read(result, subjects)).Save(output);
            Console.WriteLine($"Written: {output}");
            return 0;
        }
        catch (Exception problem) when (
            problem is ArgumentException or IOException or UnauthorizedAccessException or PictureException or WeightFileException or WeightMismatchException)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }

    private Subjects Choose(ParseResult result)
    {
        var pictures = result.GetValue(_pictures)!;
        if (result.GetValue(_demo))
            return DemoSubjects.Create(pictures);
        return pictures.Length > 0
            ? Subjects.Load(pictures, result.GetRequiredValue(_models), result.GetValue(_weights)!, result.GetValue(_labels))
            : throw new ArgumentException("Name a picture, or say --demo.");
    }

    private Question Read(ParseResult result, Subjects subjects)
    {
        var stage = result.GetValue(_stage);
        var method = result.GetValue(_method) ?? (stage is null ? "cam" : "grad-cam");
        return stage is not null && method == "cam"
            ? throw new ArgumentException("CAM knows the last maps only: leave out --stage, or say --method grad-cam.")
            : new Question(method == "grad-cam", stage, subjects.FindClass(result.GetValue(_class)));
    }
}
