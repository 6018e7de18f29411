using EffNet.Models;
using EffNet.Networks;
using EffNet.Testing;
using Microsoft.Extensions.Configuration;
using Serving;

namespace EffNet.Pictures.Tests;

/// <summary>With invalid settings or weights, the cookbook's service does not start and prints one line without a stack trace.</summary>
public sealed class ServiceStartTests
{
    [Theory]
    [InlineData("Top", "0", "from 1 to 2147483647")]
    [InlineData("Workers", "0", "from 1 to 1024")]
    [InlineData("Workers", "1025", "from 1 to 1024")]
    [InlineData("QueueCapacity", "-1", "from 1 to 2147483647")]
    [InlineData("BatchSize", "-8", "from 1 to 2147483647")]
    [InlineData("BatchDelay", "-00:00:01", "from 00:00:00 to 00:01:00")]
    [InlineData("BatchDelay", "00:01:01", "from 00:00:00 to 00:01:00")]
    [InlineData("MaximumRequests", "0", "from 1 to 2147483647")]
    [InlineData("MaximumBytes", "0", "from 1 to 2147483591")]
    [InlineData("MaximumPixels", "0", "from 1 to 536870911")]
    [InlineData("MaximumPixels", "536870912", "from 1 to 536870911")]
    public void A_service_setting_out_of_its_range_is_reported_in_one_line(string name, string value, string range)
    {
        var (options, error) = Read(name, value);

        Assert.Null(options);
        Assert.Equal($"Classification:{name} must be {range}, but was {value}.", error);
    }

    [Theory]
    [InlineData("BatchSize", "many")]
    [InlineData("BatchSize", "99999999999")]
    [InlineData("BatchDelay", "5 ms")]
    public void A_service_setting_of_a_wrong_type_is_reported_in_one_line(string name, string value)
    {
        var (options, error) = Read(name, value);

        Assert.Null(options);
        Assert.Contains($"'{value}' at 'Classification:{name}'", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void Missing_service_settings_have_their_defaults()
    {
        var (options, error) = Read("BatchDelay", "00:00:00");

        Assert.Empty(error);
        Assert.Equal(new ClassificationOptions { BatchDelay = TimeSpan.Zero }, options);
    }

    private static (ClassificationOptions? Options, string Error) Read(string name, string value)
    {
        using var error = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Classification:{name}", value)]).Build();
        return (ClassificationSettings.TryRead(configuration, error), error.ToString().Trim());
    }
}
